// SPDX-License-Identifier: Apache-2.0
#include "text/workers.hpp"

#include <signal.h>
#include <sys/wait.h>

#include <atomic>
#include <cerrno>
#include <thread>

#include <catch2/catch.hpp>

#include "support/sanitized.hpp"
#include "support/temporary_folder.hpp"
#include "text/parse_messages.hpp"

using namespace govgraph;

namespace {

struct Asked {
  std::optional<std::string> text;
  Diagnostics diagnostics;
  std::string code() const { return diagnostics.empty() ? "" : diagnostics.back().code; }
};

text::Limits limits(unsigned seconds = 60, std::uint64_t memory = 400u << 20) {
  text::Limits out;
  out.seconds = seconds;
  out.memory = memory;
  return out;
}

class Harm {
 public:
  explicit Harm(const text::Limits& most = limits()) : workers_({GOVGRAPH_HARMFUL_WORKER}, most) {}

  Asked operator()(std::string_view parser, const std::string& bytes = {}, const Cancellation& cancellation = {}) {
    Asked out;
    auto reading = workers_.parse(parser, {"a.html", "GBK", bytes, ""}, cancellation, out.diagnostics);
    if (reading) out.text = std::move(reading->text);
    return out;
  }

 private:
  text::Workers workers_;
};

bool has_children() { return ::waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD; }

}  // namespace

TEST_CASE("a worker says what its parser says, and is used again") {
  {
    Harm harm;
    const Asked first = harm("echo", "柳河"), second = harm("echo", "柳河");
    REQUIRE(first.text);
    CHECK(first.text->starts_with("柳河"));
    CHECK(first.text == second.text);  // it ends with the number of the process
    CHECK(first.diagnostics == Diagnostics{{"note", Severity::kWarning, "a.html", 1, 2, "GBK"}});
    CHECK(harm("echo").code() == "empty");
    CHECK(harm("no such").code() == "no-parser");
    const std::string large(20u << 20, 'x');
    CHECK(harm("echo", large).text->starts_with(large));
  }
  CHECK_FALSE(has_children());
}

TEST_CASE("a parser that dies costs its document alone") {
  Harm harm;
  for (const int signal : {SIGSEGV, SIGABRT, SIGKILL, SIGBUS, SIGFPE}) {
    const Asked dead = harm("die", std::to_string(signal));
    INFO(signal);
    CHECK_FALSE(dead.text);
    CHECK(dead.code() == "parser-crash");
    CHECK(dead.diagnostics.back().message.find("signal " + std::to_string(signal)) != std::string::npos);
    CHECK(harm("echo", "x").text);
  }
  CHECK(harm("leave").diagnostics.back().message.find("exit 3") != std::string::npos);
  CHECK(harm("babble").code() == "parser-crash");
  CHECK(harm("echo", "x").text);
}

TEST_CASE("a stack that overflows costs its document alone") {
  Harm harm(limits(60, std::uint64_t{4} << 30));
  CHECK(harm("deep", std::string(60'000, 'x')).code() == "parser-crash");
  CHECK(harm("echo", "x").text);
}

TEST_CASE("a worker killed by another hand is replaced, and its document read") {
  const test::TemporaryFolder folder;
  Harm harm;
  const Asked asked = harm("die-once", folder / "mark");
  CHECK(asked.text == "alive");
  CHECK(asked.diagnostics.empty());
}

TEST_CASE("a parser that runs on is stopped, busy or idle") {
  Harm harm(limits(1));
  CHECK(harm("spin").code() == "parser-timeout");
  CHECK(harm("sleep-on").code() == "parser-timeout");
  CHECK(harm("echo", "x").text);
}

TEST_CASE("a parser that eats memory is stopped") {
  if (!test::memory_counts("a worker's memory is limited")) return;
  Harm harm;
  CHECK(harm("eat").code() == "parser-out-of-memory");
  CHECK(harm("echo", "x").text);
}

TEST_CASE("the user's wish to stop reaches a worker that never answers") {
  std::atomic<bool> flag{false};
  Harm harm;
  std::thread user([&] { flag = true; });
  CHECK_THROWS_AS(harm("sleep-on", "", Cancellation(flag)), CancelledError);
  user.join();
  CHECK_FALSE(has_children());
}

TEST_CASE("many threads have a worker each") {
  Harm harm;
  std::atomic<int> good{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&harm, &good, i] {
      for (int j = 0; j < 20; ++j) {
        const std::string bytes = std::to_string(i * 100 + j) + ":";
        const Asked asked = j % 7 == 6 ? harm("die", std::to_string(SIGSEGV)) : harm("echo", bytes);
        if (j % 7 == 6 ? asked.code() == "parser-crash" : asked.text && asked.text->starts_with(bytes)) ++good;
      }
    });
  for (std::thread& each : threads) each.join();
  CHECK(good == 80);
}

TEST_CASE("a worker that cannot be started is a diagnostic") {
  text::Workers workers({"no-such-program-anywhere"}, {});
  Diagnostics diagnostics;
  CHECK_FALSE(workers.parse("html", {"a.html", "", "x", ""}, {}, diagnostics));
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "parser-not-started");
}

TEST_CASE("messages come back as they were, and cut ones are nothing") {
  const text::ParseRequest request{"html", {"a.html", "", std::string("x\0y", 3), "职务,office"}, 7};
  const text::ParseReply reply{
      text::Reading{
          "text", {{{100, 200}}, {{{0, 4}, 0, {10, 20, 90, 40}}}, {}}, {{"date", "2025-03-14", "meta PubDate"}}},
      {{"code", Severity::kError, "a.html", 1, 2, "m"}}};
  const std::string asked = to_message(request), told = to_message(reply);
  CHECK(text::length_of(asked) == asked.size() - text::kMessageHead);
  CHECK_FALSE(text::length_of(std::string(8, '\xFF')));
  const auto back = text::read_request(asked.substr(text::kMessageHead));
  REQUIRE(back);
  CHECK(back->input.bytes == request.input.bytes);
  CHECK(back->input.columns == request.input.columns);
  CHECK(back->seconds == 7);
  const auto answer = text::read_reply(told.substr(text::kMessageHead));
  REQUIRE(answer);
  CHECK(answer->diagnostics == reply.diagnostics);
  CHECK(answer->reading->imprint == reply.reading->imprint);
  CHECK(answer->reading->layout == reply.reading->layout);
  for (std::size_t cut = 1; cut < told.size() - text::kMessageHead; ++cut)
    CHECK_FALSE(text::read_reply(std::string_view(told).substr(text::kMessageHead, cut)));
}
