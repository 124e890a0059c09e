# shellcheck shell=bash
# Sourced by the scripts here: where things are, and how Java is run.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jar=$root/backend/target/vaultkeeper.jar
screen=$root/obsidian-plugin
screen_mark=$screen/dist/.built

say() { printf '%s\n' "$*" >&2; }
die() {
  say "$*"
  exit 1
}

apt_quietly() {
  DEBIAN_FRONTEND=noninteractive apt-get -o Dpkg::Use-Pty=0 -qq "$@" >&2
}

# Java reads file names in the locale's encoding, and cannot open notes whose names that does not have.
use_utf8() {
  case "$(locale charmap 2>/dev/null)" in
    UTF-8 | utf8) ;;
    *) export LC_ALL=C.UTF-8 ;;
  esac
}

need_java() {
  command -v java >/dev/null || die "Java is missing. Install Java 17 or newer, such as: apt install openjdk-17-jdk"
  local version
  version=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p')
  [ "${version%%.*}" -ge 17 ] 2>/dev/null || die "Java $version is too old. Install Java 17 or newer."
}

need_maven() {
  command -v mvn >/dev/null || die "Maven is missing. Install Maven 3.8 or newer, such as: apt install maven"
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null || die "Node is missing. Install Node 20 or newer, from https://nodejs.org"
  local version
  version=$(node -p 'process.versions.node')
  [ "${version%%.*}" -ge 20 ] 2>/dev/null || die "Node $version is too old. Install Node 20 or newer, from https://nodejs.org"
}

# Whether something that a build reads is newer than what it made.
is_stale() {
  [ ! -f "$jar" ] ||
    [ -n "$(find "$root/pom.xml" "$root/backend/pom.xml" "$root/backend/src/main" "$screen/dist" -newer "$jar" -print -quit 2>/dev/null)" ]
}

# The screen is the plugin and the page that the daemon serves; one build makes both.
is_screen_stale() {
  [ ! -f "$screen/dist/web/index.html" ] || [ ! -f "$screen/dist/plugin/main.js" ] || [ ! -f "$screen_mark" ] ||
    [ -n "$(find "$screen/src" -newer "$screen_mark" -print -quit)" ] ||
    [ -n "$(find "$screen" -maxdepth 1 -type f -newer "$screen_mark" -print -quit)" ]
}

install_screen_packages() {
  [ "$screen/node_modules/.package-lock.json" -nt "$screen/package-lock.json" ] && return 0
  need_node
  (cd "$screen" && npm ci --no-audit --no-fund --no-update-notifier --loglevel=error) >&2
}

build_screen() {
  is_screen_stale || return 0
  need_node
  install_screen_packages && (cd "$screen" && npm run --silent build) >&2 || die "The screen could not be built; see above."
  touch "$screen_mark"
}

build() {
  build_screen
  is_stale || return 0
  need_maven
  say "Building Vaultkeeper. The first time this fetches its libraries and takes some minutes."
  need_java
  (cd "$root" && mvn -B -q -Dstyle.color=never -Dmaven.test.skip=true -Dspotless.check.skip package) >&2 || die "The build failed; see above."
}

# An archive of loaded classes halves the start. It fits one jar and one Java; another Java passes it over.
class_archive() {
  printf '%s' "$root/backend/target/classes-$(readlink -f "$(command -v java)" | cksum | cut -d' ' -f1).jsa"
}

make_class_archive() {
  local archive work
  archive=$(class_archive)
  [ "$archive" -nt "$jar" ] && return 0
  work=$(mktemp -d) || return 0
  say "Preparing a faster start (once)."
  # Where Java fails at it, the start is slower and nothing else; what its shell says of that helps nobody.
  (VAULTKEEPER_LLM_PROVIDER=none java -XX:ArchiveClassesAtExit="$work/classes.jsa" -XX:ErrorFile="$work/error" \
    -Xlog:disable -Xlog:all=off "${java_settings[@]}" -jar "$jar" doctor --vault "$root/scripts/sample-vault" --data "$work/data"
  true) >/dev/null 2>&1
  [ -f "$work/classes.jsa" ] && mv "$work/classes.jsa" "$archive"
  rm -rf "$work"
}

# The serial collector keeps the process small. Java's second compiler puts less of one method into another than it would by
# itself: a vault's first minute spends less on compiling, and searches are no slower.
java_settings=(-XX:+UseSerialGC -XX:FreqInlineSize=80 -XX:InlineSmallCode=600)

# The words that run the program, in the array java_command.
set_java_command() {
  local terminal=false
  [ -t 1 ] && terminal=true
  # The older of Java's two sets of locales, which nothing here needs, is left alone at the start; options of the user come
  # last and win.
  # shellcheck disable=SC2206 # the user's options are words
  java_command=(java -XX:SharedArchiveFile="$(class_archive)" -Xshare:auto -Xlog:disable -Xlog:all=off
    -Dvaultkeeper.terminal=$terminal -Djava.locale.providers=CLDR "${java_settings[@]}" -Xmx1g ${VAULTKEEPER_JAVA_OPTS:-} -jar "$jar")
}

run_java() {
  set_java_command
  exec "${java_command[@]}" "$@"
}
