// SPDX-License-Identifier: Apache-2.0
// A worker whose parsers do on demand what a harmful file may make a parser do.
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "text/workers.hpp"

using namespace govgraph;

namespace {

using Text = std::optional<text::Reading>;

Text reading(std::string text) { return text::Reading{std::move(text), {}, {}}; }

Text echo(const text::ParseInput& input, Diagnostics& diagnostics) {
  const auto& [id, encoding, bytes, columns] = input;
  if (bytes.empty()) {
    diagnostics.push_back({"empty", Severity::kError, id, 0, 0, "says nothing"});
    return std::nullopt;
  }
  diagnostics.push_back({"note", Severity::kWarning, id, 1, 2, encoding});
  return reading(bytes + std::to_string(::getpid()));
}

Text die(const text::ParseInput& input, Diagnostics&) {
  const std::string& bytes = input.bytes;
  const int number = std::atoi(bytes.c_str());
  ::signal(number, SIG_DFL);  // a sanitizer would make an exit of it
  ::raise(number);
  return std::nullopt;
}

/// Dies where no file of that name is, and makes one.
Text die_once(const text::ParseInput& input, Diagnostics&) {
  const std::string& bytes = input.bytes;
  if (std::filesystem::exists(bytes)) return reading("alive");
  std::ofstream(bytes) << "x";
  ::raise(SIGKILL);
  return std::nullopt;
}

Text leave(const text::ParseInput&, Diagnostics&) { ::_exit(3); }

Text spin(const text::ParseInput&, Diagnostics&) {
  for (;;) static_cast<void>(::getpid());
}

Text sleep_on(const text::ParseInput&, Diagnostics&) {
  for (;;) ::pause();
}

Text eat(const text::ParseInput&, Diagnostics&) {
  for (std::vector<std::string> all;;) all.emplace_back(16u << 20, 'x');
}

/// An answer of its own making.
Text babble(const text::ParseInput&, Diagnostics&) {
  const std::string noise(100, '\xFF');
  [[maybe_unused]] const ssize_t sent = ::write(STDIN_FILENO, noise.data(), noise.size());
  return reading("x");
}

/// A kilobyte of the stack for each.
std::size_t levels(std::size_t count) {
  volatile char frame[1024] = {};
  return count == 0 ? 0 : levels(count - 1) + 1 + static_cast<std::size_t>(frame[0]);
}

Text deep(const text::ParseInput& input, Diagnostics&) {
  const std::string& bytes = input.bytes;
  return reading(std::to_string(levels(bytes.size())));
}

constexpr text::Parser kParsers[] = {{"echo", echo},   {"die", die},       {"die-once", die_once},
                                     {"leave", leave}, {"spin", spin},     {"sleep-on", sleep_on},
                                     {"eat", eat},     {"babble", babble}, {"deep", deep}};

}  // namespace

int main() { return text::serve_parsers(kParsers); }
