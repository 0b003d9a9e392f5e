// SPDX-License-Identifier: Apache-2.0
// Ctrl-C and SIGTERM, at a moment when a command surely is at work: while it waits for the other end of a pipe.
#include <sys/ioctl.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "cli/pages.hpp"

using namespace govgraph::test;

namespace {

/// A named pipe that the test holds open at both ends.
class Pipe {
 public:
  explicit Pipe(std::string path) : path_(std::move(path)) {
    REQUIRE(::mkfifo(path_.c_str(), 0600) == 0);
    file_ = ::open(path_.c_str(), O_RDWR);
    REQUIRE(file_ >= 0);
  }
  ~Pipe() { ::close(file_); }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  const std::string& path() const { return path_; }
  void put(const std::string& bytes) const {
    REQUIRE(::write(file_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  }
  int waiting() const {
    int bytes = 0;
    ::ioctl(file_, FIONREAD, &bytes);
    return bytes;
  }

 private:
  std::string path_;
  int file_ = -1;
};

/// Until it is so, or the program has ended.
template <class Holds>
void wait_until(Program& program, Holds holds) {
  while (!program.ended() && !holds()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
}

void make_database(const TemporaryFolder& folder, unsigned pages) {
  make_pages(folder.path() / "pages", pages);
  REQUIRE(build(folder / "pages", folder / "db").code == 0);
}

/// Starts it, waits until the pipe that it writes is full, and stops it.
void check_export_stops(const std::vector<std::string>& command, const Pipe& pipe, int signal) {
  Program program(command);
  constexpr int kFull = 60 * 1024;
  wait_until(program, [&] { return pipe.waiting() >= kFull; });
  INFO(command[1] << ' ' << command.back());
  REQUIRE_FALSE(program.ended());
  program.signal(signal);
  const Finished done = program.wait();
  CHECK(done.code == 128 + signal);
  CHECK(is_one_line_about(done.err, "stopped"));
}

}  // namespace

TEST_CASE("an export in any format to a pipe that nobody reads ends when it is told to") {
  const TemporaryFolder folder;
  make_database(folder, 240);
  int signal = SIGINT;
  for (const std::string format : {"jsonl", "graphml", "gexf", "turtle", "ftm", "dot"}) {
    const Pipe pipe(folder / format);
    check_export_stops({GOVGRAPH_PROGRAM, "export", "--db", folder / "db", "--format", format, "-o", pipe.path()}, pipe,
                       signal);
    signal = signal == SIGINT ? SIGTERM : SIGINT;
  }
}

TEST_CASE("an import from a pipe ends when it is told to, and leaves no half of a new database") {
  const TemporaryFolder folder;
  make_database(folder, 3);
  const std::string lines = dump(folder / "db");
  const std::string start = lines.substr(0, lines.find('\n', lines.find("\"kind\":\"document\"")) + 20);
  for (const int signal : {SIGINT, SIGTERM}) {
    const Pipe pipe(folder / ("in" + std::to_string(signal)));
    for (const bool is_stdin : {false, true}) {
      Program::Options options;
      if (is_stdin) options.input = pipe.path();
      Program program({GOVGRAPH_PROGRAM, "import", is_stdin ? "-" : pipe.path(), "--db", folder / "new"}, options);
      pipe.put(start);
      wait_until(program, [&] { return pipe.waiting() == 0; });
      REQUIRE_FALSE(program.ended());
      program.signal(signal);
      const Finished done = program.wait();
      CHECK(done.code == 128 + signal);
      CHECK(is_one_line_about(done.err, "stopped"));
      CHECK_FALSE(std::filesystem::exists(folder / "new"));
    }
  }
}

TEST_CASE("an import into a database that is stopped leaves one that passes check") {
  const TemporaryFolder folder;
  make_database(folder, 3);
  make_pages(folder.path() / "others", 6);
  REQUIRE(build(folder / "others", folder / "other").code == 0);
  const std::string lines = dump(folder / "other");
  const std::string start = lines.substr(0, lines.find("{\"kind\":\"article\""));
  const Pipe pipe(folder / "in");
  Program program({GOVGRAPH_PROGRAM, "import", pipe.path(), "--db", folder / "db", "--add"});
  pipe.put(start.substr(0, std::min<std::size_t>(start.size(), 60'000)));
  wait_until(program, [&] { return pipe.waiting() == 0; });
  REQUIRE_FALSE(program.ended());
  program.signal(SIGINT);
  CHECK(program.wait().code == 130);
  check_is_clean(folder / "db");
}

TEST_CASE("serve ends while a client says nothing") {
  const TemporaryFolder folder;
  make_database(folder, 2);
  Program server({GOVGRAPH_PROGRAM, "serve", "--db", folder / "db", "--port", "0"});
  wait_until(server, [&] { return contains(server.printed(), "/\n"); });
  REQUIRE_FALSE(server.ended());
  server.signal(SIGTERM);
  CHECK(server.wait().code == 143);
}
