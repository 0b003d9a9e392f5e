// SPDX-License-Identifier: Apache-2.0
#include "interrupt.hpp"

#include <signal.h>

#include <atomic>

namespace govgraph::cli {
namespace {

// A signal handler can reach nothing but globals.
std::atomic<bool> requested{false};
std::atomic<int> first_signal{0};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

extern "C" void on_signal(int signal) {
  first_signal = signal;
  requested = true;
  // Whichever comes next, the same signal or the other one, finds its default action.
  ::signal(SIGINT, SIG_DFL);
  ::signal(SIGTERM, SIG_DFL);
}

}  // namespace

void listen_to_signals() {
  struct sigaction action {};
  action.sa_handler = on_signal;  // without SA_RESTART: waiting for stdin ends too
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

Cancellation cancellation() { return Cancellation(requested); }

int signal_received() { return first_signal; }

void forget_signals() {
  requested = false;
  first_signal = 0;
  listen_to_signals();
}

}  // namespace govgraph::cli
