// SPDX-License-Identifier: Apache-2.0
// Documents that are meant to harm, and programs that misbehave over them: each costs itself, not the build.
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

#include <catch2/catch.hpp>

#include "cli/pages.hpp"

using namespace govgraph::test;
namespace fs = std::filesystem;

namespace {

std::string repeated(std::size_t times, const std::string& piece) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

/// A folder of its own in front of $PATH, for a `pdftotext` that does what the test says.
class FakeProgram {
 public:
  explicit FakeProgram(const std::string& script) : before_(std::getenv("PATH")) {
    write_file(folder_ / "pdftotext", "#!/bin/sh\n" + script + "\n");
    fs::permissions(folder_ / "pdftotext", fs::perms::owner_all);
    ::setenv("PATH", (folder_.path().string() + ":" + before_).c_str(), 1);
  }
  ~FakeProgram() { ::setenv("PATH", before_.c_str(), 1); }

 private:
  TemporaryFolder folder_;
  std::string before_;
};

/// Builds a good page beside a bad one, which must be one line on stderr with this code; the good one must be in.
void check_left_out(const std::string& name, const std::string& bytes, const std::string& code) {
  const TemporaryFolder folder;
  make_pages(folder / "pages", 1);
  write_file(folder / ("pages/" + name), bytes);
  const std::string seconds = code.ends_with("-timeout") ? "1" : "600";  // else the machine may be as slow as it likes
  const Finished done =
      govgraph_program({"build", folder / "pages", "--db", folder / "db", "-q", "--max-seconds", seconds});
  INFO(done.err);
  CHECK(done.code == 1);
  CHECK(is_one_line_about(done.err, name + ": " + code + ": "));
  CHECK(contains(govgraph_program({"docs", "--db", folder / "db", "--format", "csv"}).out, "000.txt,"));
  check_is_clean(folder / "db");
}

std::vector<pid_t> children_of(pid_t process) {
  std::vector<pid_t> out;
  std::error_code gone;
  const std::string tasks = "/proc/" + std::to_string(process) + "/task";
  for (fs::directory_iterator at(tasks, gone), end; !gone && at != end; at.increment(gone)) {
    std::ifstream list(at->path() / "children");
    for (pid_t child = 0; list >> child;) out.push_back(child);
  }
  return out;
}

/// Not so a process that has not become another program yet, or one with which a sanitizer looks for leaks. One that
/// ends while it is looked at is none.
bool is_worker(pid_t process) {
  std::ifstream command("/proc/" + std::to_string(process) + "/cmdline", std::ios::binary);
  std::string words;
  std::getline(command, words, '\n');
  return contains(words, "parser-worker");
}

/// A page that a parser is busy with for a while, and that has little to say.
std::string busy_page() {
  return "<html><body><p>柳河镇召开会议。</p>" + repeated(6'000'000, "<i></i>") + "</body></html>";
}

}  // namespace

TEST_CASE("whatever pdftotext does, the build goes on") {
  const std::pair<const char*, const char*> cases[] = {
      {"sleep 1000", "pdf-timeout"},
      {"trap '' TERM INT; while :; do :; done", "pdf-timeout"},
      {"sleep 1000 & sleep 1000 & wait", "pdf-timeout"},
      {"exec >&-; sleep 1000", "pdf-timeout"},
      {"yes 柳河镇", "document-too-large"},
      {"kill -SEGV $$", "pdf-crash"},
      {"echo 'Command Line Error: Incorrect password' >&2; exit 1", "encrypted-pdf"},
      {"echo 'Syntax Error: no xref table' >&2; exit 1", "broken-pdf"},
      {"echo 'Out of memory' >&2; exit 1", "pdf-out-of-memory"},
      {"exit 3", "locked-pdf"},
      {"echo '<doc><page width=\"600\" height=\"800\"></page></doc>'", "pdf-without-text"},
      {"echo '<doc>'; yes '<page><word>页</word></page>' | head -n 10001", "too-many-pages"},
      {"echo '<doc><page>'; yes '<word>页</word>'", "document-too-large"},
      {"echo nothing", "broken-pdf"},
  };
  for (const auto& [script, code] : cases) {
    INFO(script);
    const FakeProgram fake(script);
    check_left_out("bad.pdf", "%PDF-1.4", code);
  }
}

TEST_CASE("a PDF is read whatever it is called, and broken bytes of its text cost themselves") {
  const FakeProgram fake(
      "[ \"$4\" = /dev/stdin ] || exit 1\n"
      "echo '<doc><page width=\"600\" height=\"800\">'\n"
      "awk '{ printf \"<word xMin=\\\"10\\\" yMin=\\\"%d\\\" xMax=\\\"%d\\\" yMax=\\\"%d\\\">%s</word>\", NR * 20, 10 + 4 * "
      "length($0), NR * 20 + 12, $0 }' /dev/stdin\n"
      "printf '<word xMin=\"10\" yMin=\"700\" xMax=\"20\" yMax=\"712\">\\377\\376</word></page></doc>'");
  const TemporaryFolder folder;
  fs::create_directory(folder / "pages");
  for (const std::string name : {"-enc.pdf", "--help.pdf", "a b'\n.pdf"})
    write_file(folder / ("pages/" + name), page(1));
  const Finished done = build(folder / "pages", folder / "db");
  INFO(done.err);
  CHECK(done.code == 0);
  CHECK(std::count(done.err.begin(), done.err.end(), '\n') == 3);
  CHECK(contains(done.err, "unknown-glyphs"));
  check_is_clean(folder / "db");
}

TEST_CASE("progress counts the pages of a PDF") {
  const FakeProgram fake(
      "page='<page width=\"600\" height=\"800\"><word xMin=\"10\" yMin=\"20\" xMax=\"200\" yMax=\"32\">"
      "柳河镇召开会议。</word></page>'\n"
      "printf '<doc>%s%s</doc>' \"$page\" \"$page\"");
  const TemporaryFolder folder;
  write_file(folder / "volume.pdf", "%PDF-1.4");
  const Finished done = govgraph_program({"build", folder / "volume.pdf", "--db", folder / "db", "-q", "--progress"});
  INFO(done.err);
  CHECK(done.code == 0);
  CHECK(contains(done.err, "0/1 documents  page 1 "));
}

TEST_CASE("Ctrl-C ends a build that waits for another program") {
  const FakeProgram fake("sleep 1000");
  const TemporaryFolder folder;
  write_file(folder / "bad.pdf", "%PDF-1.4");
  Program program({GOVGRAPH_PROGRAM, "build", folder / "bad.pdf", "--db", folder / "db", "-q"});
  while (children_of(program.id()).empty() && !program.ended()) std::this_thread::yield();
  program.signal(SIGINT);
  CHECK(program.wait().code == 130);
}

TEST_CASE("a web page nested too deep is left out, one that is merely deep is read") {
  check_left_out("bad.html", repeated(1'000'000, "<div>") + "柳河镇", "html-too-deep");
  const TemporaryFolder folder;
  write_file(folder / "deep.html", repeated(20'000, "<div>") + "柳河镇召开会议。");
  CHECK(build(folder / "deep.html", folder / "db").code == 0);
}

TEST_CASE("a parser that is killed is replaced, and one that dies again leaves its document out") {
  const TemporaryFolder folder;
  make_pages(folder / "pages", 2);
  write_file(folder / "pages/busy.html", busy_page());
  Program program({GOVGRAPH_PROGRAM, "build", folder / "pages", "--db", folder / "db", "-q", "--threads", "1"});
  std::vector<pid_t> killed;
  while (!program.ended())
    for (const pid_t child : children_of(program.id()))
      if (is_worker(child) && std::find(killed.begin(), killed.end(), child) == killed.end() &&
          ::kill(child, SIGKILL) == 0)
        killed.push_back(child);
  const Finished done = program.wait();
  INFO(done.err);
  CHECK(killed.size() == 2);
  CHECK(done.code == 1);
  CHECK(is_one_line_about(done.err, "busy.html: parser-crash"));
  CHECK(contains(govgraph_program({"docs", "--db", folder / "db", "--format", "csv"}).out, "001.txt,"));
  check_is_clean(folder / "db");
}

TEST_CASE("what is no file, or not what its name says, is a line each, and their number ends the build") {
  const TemporaryFolder folder;
  const std::string pages = folder / "pages/";
  make_pages(folder / "pages", 1);
  REQUIRE(::mkfifo((pages + "pipe.txt").c_str(), 0600) == 0);
  fs::create_symlink("/dev/zero", pages + "zero.txt");
  fs::create_symlink("loop.txt", pages + "loop.txt");
  fs::create_directory(pages + "folder.txt");
  write_file(pages + "picture.txt", "\x89PNG\r\n\x1A\n....");
  write_file(pages + "new\nline.txt", "");
  write_file(pages + "\xFF.txt", " ");
  write_file(pages + "\xFE.txt", "\f\f");
  const Finished done = build(pages, folder / "db");
  INFO(done.err);
  CHECK(done.code == 1);
  CHECK(std::count(done.err.begin(), done.err.end(), '\n') == 8);
  CHECK(contains(done.err, "picture.txt: binary-document: is a PNG picture, not text"));
  CHECK(contains(done.err, "new\\nline.txt: empty-document"));
  CHECK(contains(done.err, "govgraph: 7 documents were left out: 1 binary-document, 3 empty-document, 3 not-a-file\n"));
  const Finished report = govgraph_program({"build", pages, "--db", folder / "db"});
  CHECK(contains(report.out, "Documents: 8 found, 0 added, 1 unchanged, 7 left out"));
  check_is_clean(folder / "db");
}

TEST_CASE("two files of one name leave themselves out, not the others") {
  const TemporaryFolder folder;
  for (const std::string name : {"a", "b"}) make_pages(folder / name, 1);
  make_pages(folder / "c", 3);
  const Finished done = govgraph_program(
      {"build", folder / "a/000.txt", folder / "b/000.txt", folder / "c/002.txt", "--db", folder / "db", "-q"});
  CHECK(done.code == 1);
  CHECK(is_one_line_about(done.err, "000.txt: same-name: "));
  CHECK(contains(govgraph_program({"docs", "--db", folder / "db", "--format", "csv"}).out, "002.txt,"));
}

TEST_CASE("the worker's word is of no use to people") {
  const Finished done = govgraph_program({"parser-worker"});
  CHECK(done.code == 2);
  CHECK(is_one_line_about(done.err, "govgraph build"));
}
