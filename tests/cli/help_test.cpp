// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

#include "support/program.hpp"

using govgraph::test::Finished;
using govgraph::test::govgraph_program;
using govgraph::test::Program;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::ptrdiff_t lines(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

/// The commands that `govgraph help` lists: words that begin a line two blanks in, under a heading other than Topics.
std::set<std::string> listed_commands() {
  std::istringstream help(govgraph_program({"help"}).out);
  std::set<std::string> out;
  for (std::string line; std::getline(help, line) && line.rfind("Topics", 0) != 0;)
    if (line.rfind("  ", 0) == 0 && line[2] >= 'a' && line[2] <= 'z') out.insert(line.substr(2, line.find(' ', 2) - 2));
  return out;
}

}  // namespace

TEST_CASE("help lists the commands, and explains each alike on both ways to ask") {
  const std::set<std::string> commands = listed_commands();
  REQUIRE(commands.count("help") == 1);
  REQUIRE(commands.count("version") == 1);
  for (const std::string& name : commands) {
    INFO(name);
    const Finished by_help = govgraph_program({"help", name});
    const Finished by_option = govgraph_program({name, "--help"});
    CHECK(by_help.code == 0);
    CHECK(by_help.err.empty());
    CHECK(by_option.code == 0);
    CHECK(by_help.out == by_option.out);
    CHECK(contains(by_help.out, "Example"));
    CHECK(contains(by_help.out, "Exit codes:"));
    CHECK(contains(by_help.out, "govgraph " + name));
  }
}

TEST_CASE("help explains topics in both languages") {
  const std::string all = govgraph_program({"help"}).out;
  std::istringstream listed(all.substr(all.find("Topics")));
  int topics = 0;
  std::string line;
  for (std::getline(listed, line); std::getline(listed, line) && line.rfind("  ", 0) == 0; ++topics) {
    const std::string name = line.substr(2, line.find(' ', 2) - 2);
    INFO(name);
    const Finished english = govgraph_program({"help", name}),
                   chinese = govgraph_program({"help", name, "--lang", "zh"});
    CHECK(english.out.substr(0, english.out.find('\n')) == line.substr(line.find_first_not_of(' ', 2 + name.size())));
    CHECK(chinese.out.size() > 500);
    CHECK(chinese.out != english.out);
  }
  CHECK(topics >= 9);
}

TEST_CASE("a slip of the hand is met with what was meant") {
  const struct {
    std::vector<std::string> arguments;
    std::string hint;
  } cases[] = {
      {{"versoin"}, "did you mean 'version'?"},
      {{"help", "verison"}, "did you mean 'version'?"},
      {{"version", "--formt", "json"}, "did you mean '--format'?"},
      {{"frobnicate"}, "unknown command 'frobnicate'"},
      {{"version", "--format", "xml"}, "--format"},
      {{"version", "x"}, "unexpected argument 'x'"},
      {{}, "--help"},
  };
  for (const auto& each : cases) {
    const Finished done = govgraph_program(each.arguments);
    INFO(done.err);
    CHECK(done.code == 2);
    CHECK(done.out.empty());
    CHECK(lines(done.err) == 1);
    CHECK(contains(done.err, each.hint));
  }
}

TEST_CASE("a reader that closes its end is no fault") {
  const std::string command = std::string("( ") + GOVGRAPH_PROGRAM + " help; echo $? >&2 ) | true";
  const Finished done = Program({"/bin/sh", "-c", command}).wait();
  CHECK(done.err == "0\n");
}
