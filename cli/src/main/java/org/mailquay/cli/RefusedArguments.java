package org.mailquay.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in the user's language what could not be read. */
final class RefusedArguments {

  private final Locale locale;

  RefusedArguments(Locale locale) {
    this.locale = locale;
  }

  /** Returns one line for each mistake. */
  String describe(ParameterException e) {
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return missing(missing);
    }
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    ArgSpec argument = e.getArgSpec();
    if (argument != null && e.getValue() != null) {
      return value(argument, e.getValue());
    }
    return String.valueOf(e.getMessage());
  }

  private String missing(MissingParameterException e) {
    boolean value = String.valueOf(e.getMessage()).contains("for option");
    return e.getMissing().stream()
        .map(
            argument ->
                value
                    ? Wrong.NEEDS_VALUE.in(locale, name(argument))
                    : Wrong.MISSING.in(locale, withValue(argument)))
        .collect(Collectors.joining("\n"));
  }

  private String unmatched(UnmatchedArgumentException e) {
    String unknown = Wrong.UNKNOWN.in(locale, e.getUnmatched().get(0));
    List<String> similar = e.getSuggestions();
    return similar.isEmpty()
        ? unknown
        : unknown + Wrong.PERHAPS.in(locale, String.join(", ", similar));
  }

  private String value(ArgSpec argument, String value) {
    if (argument.type().isEnum()) {
      return Wrong.BAD_VALUE.in(
          locale, name(argument), value, argument.paramLabel().replace("|", ", "));
    }
    Class<?> type = argument.type();
    return type == int.class || type == Integer.class
        ? Wrong.NO_NUMBER.in(locale, name(argument), value)
        : Wrong.BAD_VALUE_OF.in(locale, name(argument), "'" + value + "'");
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String withValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }
}
