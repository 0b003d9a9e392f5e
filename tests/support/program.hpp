// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/temporary_folder.hpp"

namespace govgraph::test {

struct Finished {
  int code = -1;  ///< exit code; -1 when a signal ended the program
  int signal = 0;
  std::string out;  ///< stdout
  std::string err;  ///< stderr
  long peak_kilobytes = 0;
};

/// A program under way. Its stdout and stderr go to files, so that no pipe can fill up.
class Program {
 public:
  struct Options {
    std::string input;                        ///< of stdin; a path, empty: /dev/null
    std::optional<std::uint64_t> file_limit;  ///< no file may grow beyond: stands in for a full disk
  };

  explicit Program(std::vector<std::string> command) : Program(std::move(command), Options{}) {}

  Program(std::vector<std::string> command, const Options& options) {
    std::vector<char*> arguments;
    for (std::string& each : command) arguments.push_back(each.data());
    arguments.push_back(nullptr);
    const std::string out = folder_ / "out", err = folder_ / "err";
    const std::string input = options.input.empty() ? "/dev/null" : options.input;
    process_ = ::fork();
    if (process_ < 0) throw std::runtime_error("cannot fork");
    if (process_ == 0) become(arguments, input, out, err, options.file_limit);
  }

  ~Program() {
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  pid_t id() const { return process_; }

  void signal(int number) { ::kill(process_, number); }

  /// What it has written to stdout so far.
  std::string printed() const { return read_file(folder_ / "out"); }

  /// Whether it has ended by itself; does not wait.
  bool ended() {
    siginfo_t info{};
    ::waitid(P_PID, static_cast<id_t>(process_), &info, WEXITED | WNOHANG | WNOWAIT);
    return info.si_pid == process_;
  }

  Finished wait() {
    int status = 0;
    rusage usage{};
    ::wait4(process_, &status, 0, &usage);
    process_ = 0;
    Finished out;
    out.out = read_file(folder_ / "out");
    out.err = read_file(folder_ / "err");
    out.peak_kilobytes = usage.ru_maxrss;
    if (WIFEXITED(status))
      out.code = WEXITSTATUS(status);
    else
      out.signal = WTERMSIG(status);
    return out;
  }

 private:
  [[noreturn]] static void become(std::vector<char*>& arguments, const std::string& input, const std::string& out,
                                  const std::string& err, std::optional<std::uint64_t> file_limit) {
    ::dup2(::open(input.c_str(), O_RDONLY), STDIN_FILENO);
    ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    if (file_limit) {
      const rlimit limit{*file_limit, *file_limit};
      ::setrlimit(RLIMIT_FSIZE, &limit);
      ::signal(SIGXFSZ, SIG_IGN);  // so that writing fails, as on a full disk
    }
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
  }

  TemporaryFolder folder_;
  pid_t process_ = 0;
};

/// Runs the govgraph of this build to its end.
inline Finished govgraph_program(std::vector<std::string> arguments, const Program::Options& options = {}) {
  arguments.insert(arguments.begin(), GOVGRAPH_PROGRAM);
  return Program(std::move(arguments), options).wait();
}

}  // namespace govgraph::test
