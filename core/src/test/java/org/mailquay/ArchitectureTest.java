package org.mailquay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static JavaClasses classes;

  @BeforeAll
  static void importClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.mailquay")
            .that(
                DescribedPredicate.not(
                    JavaClass.Predicates.resideInAPackage("org.mailquay.testkit..")));
  }

  @Test
  void looksAtTheRealClasses() {
    assertThat(classes.contain(Mailer.class)).isTrue();
    assertThat(classes).hasSizeGreaterThan(60);
  }

  @Test
  void everyClassIsInALayer() {
    classes()
        .should()
        .resideInAnyPackage(
            "org.mailquay",
            "org.mailquay.smtp..",
            "org.mailquay.oauth..",
            "org.mailquay.secret..",
            "org.mailquay.settings..",
            "org.mailquay.validation..",
            "org.mailquay.provider..",
            "org.mailquay.message..",
            "org.mailquay.transport..",
            "org.mailquay.diagnosis..")
        .check(classes);
  }

  @Test
  void featuresAreFreeOfCycles() {
    slices().matching("org.mailquay.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void layersUseOnlyWhatIsBelow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("smtp")
        .definedBy("org.mailquay.smtp..")
        .layer("oauth")
        .definedBy("org.mailquay.oauth..")
        .layer("secret")
        .definedBy("org.mailquay.secret..")
        .layer("settings")
        .definedBy("org.mailquay.settings..")
        .layer("validation")
        .definedBy("org.mailquay.validation..")
        .layer("provider")
        .definedBy("org.mailquay.provider..")
        .layer("message")
        .definedBy("org.mailquay.message..")
        .layer("transport")
        .definedBy("org.mailquay.transport..")
        .layer("diagnosis")
        .definedBy("org.mailquay.diagnosis..")
        .layer("front")
        .definedBy("org.mailquay")
        .whereLayer("smtp")
        .mayNotAccessAnyLayer()
        .whereLayer("secret")
        .mayNotAccessAnyLayer()
        .whereLayer("oauth")
        .mayOnlyAccessLayers("secret")
        .whereLayer("settings")
        .mayOnlyAccessLayers("smtp")
        .whereLayer("validation")
        .mayOnlyAccessLayers("settings", "smtp")
        .whereLayer("provider")
        .mayOnlyAccessLayers("validation", "settings", "smtp")
        .whereLayer("message")
        .mayOnlyAccessLayers("settings", "smtp")
        .whereLayer("transport")
        .mayOnlyAccessLayers("message", "oauth", "settings", "smtp")
        .whereLayer("diagnosis")
        .mayOnlyAccessLayers(
            "transport", "provider", "validation", "settings", "message", "oauth", "smtp")
        .whereLayer("front")
        .mayNotBeAccessedByAnyLayer()
        .check(classes);
  }

  @Test
  void onlyTheTransportsInternalsNameAngus() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.mailquay.transport.internal..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.angus..")
        .check(classes);
  }

  @Test
  void publicSignaturesNameNoInternals() {
    classes()
        .that()
        .arePublic()
        .and()
        .resideOutsideOfPackage("..internal..")
        .should(notNameInternalsInPublicMethods())
        .check(classes);
  }

  @Test
  void saysNothingOnStandardStreamsNorToAnotherLogger() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes);
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(classes);
  }

  @Test
  void throwsNoGenericExceptions() {
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(classes);
  }

  @Test
  void namesSayWhatAClassIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .check(classes);
  }

  private static ArchCondition<JavaClass> notNameInternalsInPublicMethods() {
    DescribedPredicate<JavaClass> internal =
        JavaClass.Predicates.resideInAPackage("org.mailquay..internal..");
    return new ArchCondition<>("not name internals in public methods") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        item.getMethods().stream()
            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(method -> namesInternal(method, internal))
            .forEach(
                method -> events.add(SimpleConditionEvent.violated(method, method.getFullName())));
      }
    };
  }

  private static boolean namesInternal(JavaMethod method, DescribedPredicate<JavaClass> internal) {
    return method.getReturnType().getAllInvolvedRawTypes().stream().anyMatch(internal)
        || method.getRawParameterTypes().stream().anyMatch(internal);
  }
}
