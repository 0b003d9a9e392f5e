// SPDX-License-Identifier: Apache-2.0
#include "base/run_program.hpp"

#include <signal.h>
#include <sys/wait.h>

#include <atomic>
#include <cerrno>
#include <fstream>
#include <thread>

#include <catch2/catch.hpp>

using namespace govgraph;
using End = ProgramResult::End;

namespace {

ProgramCall shell(const std::string& script) {
  ProgramCall call;
  call.command = {"sh", "-c", script};
  return call;
}

/// Whether a process runs still: one that is dead but not yet taken away by its parent does not.
bool runs(const std::string& id) {
  std::ifstream stat("/proc/" + id + "/stat");
  std::string number, name, state;
  return bool(stat >> number >> name >> state) && state != "Z" && state != "X";
}

bool has_children() { return ::waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD; }

}  // namespace

TEST_CASE("a program's output, errors, status and input are its own") {
  ProgramCall call = shell("cat /dev/stdin; echo no >&2; exit 7");
  const std::string input = "柳河镇\n";
  call.input = input;
  const ProgramResult result = run_program(call);
  CHECK(result.end == End::kExited);
  CHECK(result.status == 7);
  CHECK(result.output == input);
  CHECK(result.errors == "no\n");
  CHECK_FALSE(has_children());
}

TEST_CASE("no shell reads the arguments, and no open file is inherited") {
  ProgramCall call;
  call.command = {"printf", "%s", "-n; $(exit 1) *"};
  CHECK(run_program(call).output == "-n; $(exit 1) *");
  const std::ifstream open_meanwhile("/proc/self/status");
  CHECK(run_program(shell("ls /proc/self/fd | wc -l")).output == "4\n");  // stdin, stdout, stderr, and that of ls
}

TEST_CASE("each way to end is told from the others") {
  struct Case {
    const char* script;
    End end;
  };
  const Case cases[] = {
      {"sleep 1000", End::kTimeout},
      {"trap '' INT TERM HUP; while :; do sleep 1; done", End::kTimeout},
      {"exec >&- 2>&-; sleep 1000", End::kTimeout},
      {"yes >&2", End::kTimeout},
      {"yes", End::kOutput},
      {"kill -SEGV $$", End::kKilled},
      {"kill -XCPU $$", End::kTimeout},
      {"echo 'Out of memory' >&2; exit 1", End::kMemory},
      {"exec /no/such/program", End::kExited},
      {"exit 0", End::kExited},
  };
  for (const Case& each : cases) {
    ProgramCall call = shell(each.script);
    call.limits.time = std::chrono::milliseconds(300);
    if (each.end != End::kTimeout) call.limits.time = std::chrono::minutes(5);
    call.limits.output = 1 << 20;
    INFO(each.script);
    const ProgramResult result = run_program(call);
    CHECK(result.end == each.end);
    CHECK(result.output.size() <= call.limits.output);
    CHECK(result.errors.size() <= 64u << 10);
    CHECK_FALSE(has_children());
  }
}

TEST_CASE("a program that is not there is missing, one that may not be run is not started") {
  ProgramCall call;
  call.command = {"no-such-program-anywhere"};
  CHECK(run_program(call).end == End::kMissing);
  call.command = {"/"};
  const ProgramResult result = run_program(call);
  CHECK(result.end == End::kNotStarted);
  CHECK_FALSE(result.errors.empty());
  CHECK_FALSE(has_children());
}

TEST_CASE("processor time and memory have limits") {
  ProgramCall call = shell("while :; do :; done");
  call.limits.cpu_seconds = 1;
  CHECK(run_program(call).end == End::kTimeout);
  call = shell("x=$(head -c 200000000 /dev/zero | tr '\\0' x) && echo ${#x}");
  call.limits.memory = 100u << 20;
  CHECK(run_program(call).output.empty());
}

TEST_CASE("what a program leaves behind is killed, and its open output is not waited for") {
  const ProgramResult result = run_program(shell("sleep 1000 & echo $!"));
  CHECK(result.end == End::kExited);
  const std::string id = result.output.substr(0, result.output.find('\n'));
  while (runs(id)) std::this_thread::yield();
}

TEST_CASE("the user's wish to stop ends a program that never would") {
  std::atomic<bool> flag{false};
  ProgramCall call = shell("echo $$; sleep 1000");
  call.cancellation = Cancellation(flag);
  std::thread user([&] { flag = true; });
  CHECK_THROWS_AS(run_program(call), CancelledError);
  user.join();
  CHECK_FALSE(has_children());
}
