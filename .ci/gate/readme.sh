# The README's two commands, taken from the README itself: what is promised there is what is checked.
# shellcheck shell=bash disable=SC2034

# what the first command has to print about the mail that arrived
readonly FIRST_COMMAND_SHOWS=('ACCEPTED' 'Subject: .*Your receipt' 'receipt\.pdf, application/pdf, .* byte for byte the one sent')

read_readme_commands() {
  local commands
  mapfile -t commands < <(maven_commands)
  [ "${#commands[@]}" -ge 2 ] || fail "README.md has no two mvn commands in its code blocks"
  read -ra FIRST_COMMAND <<<"${commands[0]}"
  read -ra TEST_COMMAND <<<"${commands[1]}"
  [[ "${commands[0]}" == *exec:java* ]] || fail "README.md: the first mvn command is not the example but '${commands[0]}'"
  [[ "${commands[1]}" == *verify* ]] || fail "README.md: the second mvn command is not the tests but '${commands[1]}'"
}

# lines of code blocks that begin with mvn, without a prompt before and a comment behind; a line that needs a shell to be
# understood is left out on purpose and closes the gate
maven_commands() {
  awk '
    /^ *```/ { inside = !inside; next }
    inside { sub(/^[ $]+/, ""); sub(/[ \t]+#.*$/, "") }
    inside && /^mvn [A-Za-z0-9 .,:=_\/-]+$/ { print }
  ' README.md
}
