// SPDX-License-Identifier: Apache-2.0
#include "text/workers.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/socket.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <mutex>
#include <system_error>
#include <utility>

#include "base/child_process.hpp"
#include "base/descriptor.hpp"
#include "text/parse_messages.hpp"

namespace govgraph::text {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kTick = 50;  ///< milliseconds between two looks at the clock and the user's wish

// AddressSanitizer and ThreadSanitizer reserve more address space than any limit would leave them.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kLimitMemory = false;
#else
constexpr bool kLimitMemory = true;
#endif

enum class Outcome { kDone, kDied, kTimeout };

/// How long a document may still take.
struct Patience {
  Clock::time_point deadline;
  const Cancellation& cancellation;
};

class Worker {
 public:
  Worker(const std::vector<std::string>& command, const Limits& limits) : Worker(make_socket_pair(), command, limits) {}

  /// `reply` without its head.
  Outcome ask(std::string_view message, const Patience& patience, std::string& reply) {
    Outcome outcome = send(message, patience);
    if (outcome == Outcome::kDone) outcome = receive(kMessageHead, patience, reply);
    if (outcome != Outcome::kDone) return outcome;
    const auto length = length_of(reply);
    return length ? receive(*length, patience, reply) : Outcome::kDied;
  }

  ProcessEnd finish() {
    for (int round = 0; round < 100 && !process_.ended(); ++round) ::poll(nullptr, 0, 10);  // it may be dying just now
    return process_.finish();
  }

 private:
  Worker(std::pair<Descriptor, Descriptor> ends, const std::vector<std::string>& command, const Limits& limits)
      : socket_(std::move(ends.first)),
        process_({command, ends.second.get(), -1, -1, kLimitMemory ? limits.memory : 0, 0, false}) {}

  /// Waits for `events`; kDone when there are some.
  Outcome wait(short events, const Patience& patience) const {
    for (;;) {
      patience.cancellation.check();
      pollfd watched{socket_.get(), events, 0};
      if (::poll(&watched, 1, kTick) > 0) return Outcome::kDone;
      if (Clock::now() > patience.deadline) return Outcome::kTimeout;
    }
  }

  Outcome send(std::string_view rest, const Patience& patience) const {
    while (!rest.empty()) {
      if (const Outcome waited = wait(POLLOUT, patience); waited != Outcome::kDone) return waited;
      const ssize_t sent = ::send(socket_.get(), rest.data(), rest.size(), MSG_NOSIGNAL);
      if (sent > 0)
        rest.remove_prefix(static_cast<std::size_t>(sent));
      else if (errno != EAGAIN && errno != EINTR)
        return Outcome::kDied;
    }
    return Outcome::kDone;
  }

  Outcome receive(std::size_t size, const Patience& patience, std::string& out) const {
    out.resize(size);
    for (std::size_t done = 0; done < size;) {
      if (const Outcome waited = wait(POLLIN, patience); waited != Outcome::kDone) return waited;
      const ssize_t got = ::recv(socket_.get(), out.data() + done, size - done, 0);
      if (got > 0)
        done += static_cast<std::size_t>(got);
      else if (got == 0 || (errno != EAGAIN && errno != EINTR))
        return Outcome::kDied;
    }
    return Outcome::kDone;
  }

  Descriptor socket_;
  ChildProcess process_;
};

Diagnostic refusal(const std::string& id, const char* code, std::string message) {
  return {code, Severity::kError, id, 0, 0, std::move(message)};
}

Diagnostic timeout(const std::string& id, const Limits& limits) {
  return refusal(id, "parser-timeout",
                 "takes more than " + std::to_string(limits.seconds) +
                     " s to be parsed; raise --max-seconds, split it, or give its text");
}

Diagnostic describe(const std::string& id, const ProcessEnd& end, const Limits& limits) {
  if (end.signal == SIGXCPU) return timeout(id, limits);
  const std::string how = end.signal != 0 ? "signal " + std::to_string(end.signal) + ", " + ::strsignal(end.signal)
                                          : "exit " + std::to_string(end.status);
  return refusal(id, "parser-crash",
                 "its parser died of it twice (" + how + "); give its text, and please report the file");
}

/// A process gives little of its memory back, so one that took much is not kept.
bool worn_out(const ParseReply& reply, std::size_t bytes) {
  constexpr std::size_t kMuch = 8u << 20;
  return bytes > kMuch || (!reply.diagnostics.empty() && reply.diagnostics.back().code == "parser-out-of-memory");
}

}  // namespace

struct Workers::State {
  std::vector<std::string> command;
  Limits limits;
  std::mutex mutex;
  std::vector<std::unique_ptr<Worker>> idle;

  std::unique_ptr<Worker> take() {
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        std::unique_ptr<Worker> out = std::move(idle.back());
        idle.pop_back();
        return out;
      }
    }
    return std::make_unique<Worker>(command, limits);
  }

  void give_back(std::unique_ptr<Worker> worker) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(worker));
  }

  /// The reply, or why there is none.
  std::optional<ParseReply> ask(std::unique_ptr<Worker> worker, const std::string& message, const std::string& id,
                                const Cancellation& cancellation, Diagnostic& fault) {
    std::string bytes;
    const Patience patience{Clock::now() + std::chrono::seconds(limits.seconds), cancellation};
    const Outcome outcome = worker->ask(message, patience, bytes);
    std::optional<ParseReply> reply;
    if (outcome == Outcome::kDone) reply = read_reply(bytes);
    if (reply && !worn_out(*reply, message.size()))
      give_back(std::move(worker));
    else if (!reply)
      fault = outcome == Outcome::kTimeout ? timeout(id, limits) : describe(id, worker->finish(), limits);
    return reply;
  }
};

Workers::Workers(std::vector<std::string> command, const Limits& limits)
    : state_(new State{std::move(command), limits, {}, {}}) {}
Workers::~Workers() = default;

std::optional<Reading> Workers::parse(std::string_view parser, ParseInput input, const Cancellation& cancellation,
                                      Diagnostics& diagnostics) {
  const std::string id = input.id;
  const std::string message = to_message({std::string(parser), std::move(input), state_->limits.seconds});
  Diagnostic fault;
  std::optional<ParseReply> reply;
  try {
    reply = state_->ask(state_->take(), message, id, cancellation, fault);
    // Another hand may have killed it, or what it had read before had worn it out: a fresh one tells.
    if (!reply && fault.code == "parser-crash")
      reply = state_->ask(std::make_unique<Worker>(state_->command, state_->limits), message, id, cancellation, fault);
  } catch (const std::system_error& error) {
    fault = refusal(id, "parser-not-started",
                    std::string("the process that parses it cannot be started (") + error.what() + "); try again");
  }
  if (!reply) {
    diagnostics.push_back(std::move(fault));
    return std::nullopt;
  }
  diagnostics.insert(diagnostics.end(), reply->diagnostics.begin(), reply->diagnostics.end());
  return std::move(reply->reading);
}

}  // namespace govgraph::text
