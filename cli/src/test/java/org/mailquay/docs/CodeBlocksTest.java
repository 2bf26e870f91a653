package org.mailquay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles every block of Java of README and guides, among names that its page presupposes. */
final class CodeBlocksTest {

  private static final Path SURROUNDINGS =
      Path.of("src", "test", "resources", "Surroundings.java.txt");

  @TempDir Path classes;

  static List<Documentation.Block> blocks() {
    return Documentation.javaBlocks();
  }

  @Test
  void areFoundInTheReadmeAndInTheGuides() {
    assertThat(blocks()).hasSizeGreaterThan(15);
    assertThat(blocks()).anyMatch(block -> block.place().startsWith("README.md"));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void compile(Documentation.Block block) {
    assertThat(errors(block)).as(block.place()).isEmpty();
  }

  private String errors(Documentation.Block block) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of("-proc:none", "-nowarn", "-classpath", classPath(), "-d", classes.toString());
    boolean compiled =
        compiler.getTask(messages, null, null, options, null, List.of(source(block))).call();
    return compiled ? "" : messages.toString();
  }

  private static JavaFileObject source(Documentation.Block block) {
    boolean isClass = block.code().contains("final class ");
    String surroundings = Documentation.read(SURROUNDINGS);
    String code =
        isClass
            ? surroundings.replace("/*members*/", block.code())
            : surroundings.replace("/*statements*/", block.code());
    return new SimpleJavaFileObject(
        URI.create("string:///Surroundings.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
      }
    };
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
