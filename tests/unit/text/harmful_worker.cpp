// SPDX-License-Identifier: Apache-2.0
// A worker whose parsers do on demand what a harmful file may make a parser do.
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include "text/workers.hpp"

using namespace govgraph;

namespace {

using Text = std::optional<std::string>;

Text echo(const std::string& bytes, const std::string& id, const std::string& encoding, Diagnostics& diagnostics) {
  if (bytes.empty()) {
    diagnostics.push_back({"empty", Severity::kError, id, 0, 0, "says nothing"});
    return std::nullopt;
  }
  diagnostics.push_back({"note", Severity::kWarning, id, 1, 2, encoding});
  return bytes + std::to_string(::getpid());
}

Text die(const std::string& bytes, const std::string&, const std::string&, Diagnostics&) {
  const int number = std::atoi(bytes.c_str());
  ::signal(number, SIG_DFL);  // a sanitizer would make an exit of it
  ::raise(number);
  return std::nullopt;
}

/// Dies where no file of that name is, and makes one.
Text die_once(const std::string& bytes, const std::string&, const std::string&, Diagnostics&) {
  if (std::filesystem::exists(bytes)) return "alive";
  std::ofstream(bytes) << "x";
  ::raise(SIGKILL);
  return std::nullopt;
}

Text leave(const std::string&, const std::string&, const std::string&, Diagnostics&) { ::_exit(3); }

Text spin(const std::string&, const std::string&, const std::string&, Diagnostics&) {
  for (;;) static_cast<void>(::getpid());
}

Text sleep_on(const std::string&, const std::string&, const std::string&, Diagnostics&) {
  for (;;) ::pause();
}

Text eat(const std::string&, const std::string&, const std::string&, Diagnostics&) {
  for (std::vector<std::string> all;;) all.emplace_back(16u << 20, 'x');
}

/// An answer of its own making.
Text babble(const std::string&, const std::string&, const std::string&, Diagnostics&) {
  const std::string noise(100, '\xFF');
  [[maybe_unused]] const ssize_t sent = ::write(STDIN_FILENO, noise.data(), noise.size());
  return "x";
}

/// A kilobyte of the stack for each.
std::size_t levels(std::size_t count) {
  volatile char frame[1024] = {};
  return count == 0 ? 0 : levels(count - 1) + 1 + static_cast<std::size_t>(frame[0]);
}

Text deep(const std::string& bytes, const std::string&, const std::string&, Diagnostics&) {
  return std::to_string(levels(bytes.size()));
}

constexpr text::Parser kParsers[] = {{"echo", echo},   {"die", die},       {"die-once", die_once},
                                     {"leave", leave}, {"spin", spin},     {"sleep-on", sleep_on},
                                     {"eat", eat},     {"babble", babble}, {"deep", deep}};

}  // namespace

int main() { return text::serve_parsers(kParsers); }
