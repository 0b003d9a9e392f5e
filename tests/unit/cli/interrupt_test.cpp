// SPDX-License-Identifier: Apache-2.0
#include "interrupt.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include <catch2/catch.hpp>

using namespace govgraph;

namespace {

/// How a process ends that gets these signals, one after the other, and would then end with 7.
int status_after(std::initializer_list<int> signals) {
  const pid_t process = ::fork();
  if (process == 0) {
    cli::listen_to_signals();
    for (const int each : signals) {
      std::raise(each);
      if (!cli::cancellation().requested()) ::_exit(1);
    }
    ::_exit(cli::signal_received() == *signals.begin() ? 7 : 2);
  }
  int status = 0;
  ::waitpid(process, &status, 0);
  return status;
}

}  // namespace

TEST_CASE("the first signal asks, the second ends") {
  for (const int first : {SIGINT, SIGTERM}) {
    const int asked = status_after({first});
    CHECK(WIFEXITED(asked));
    CHECK(WEXITSTATUS(asked) == 7);
    for (const int second : {SIGINT, SIGTERM}) {
      const int ended = status_after({first, second});
      CHECK(WIFSIGNALED(ended));
      CHECK(WTERMSIG(ended) == second);
    }
  }
}
