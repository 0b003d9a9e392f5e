// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include <catch2/catch.hpp>

#include "support/program.hpp"

using govgraph::test::Finished;
using govgraph::test::govgraph_program;

namespace {

bool is_ascii(const std::string& text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

/// Three words of two letters or more, one behind the other, with no comma between them as lists of names have.
bool is_english(const std::string& line) {
  int words = 0;
  std::istringstream rest(line);
  for (std::string word; rest >> word;) {
    const bool is_word = word.size() > 1 && word.front() != '.' &&
                         word.find_first_not_of("abcdefghijklmnopqrstuvwxyz',;.") == std::string::npos;
    words = is_word ? words + 1 : 0;
    if (words == 3) return true;
    if (word.back() == ',') words = 0;
  }
  return false;
}

std::vector<std::string> commands() {
  std::istringstream help(govgraph_program({"help"}).out);
  std::vector<std::string> out;
  for (std::string line; std::getline(help, line) && line.rfind("Topics", 0) != 0;)
    if (line.rfind("  ", 0) == 0 && line[2] >= 'a' && line[2] <= 'z')
      out.push_back(line.substr(2, line.find(' ', 2) - 2));
  return out;
}

}  // namespace

TEST_CASE("help in Chinese has no English sentence and explains every option and command") {
  std::vector<std::string> all = commands();
  REQUIRE(all.size() > 30);
  for (const std::string& command : all) {
    const Finished help = govgraph_program({"help", command, "--lang", "zh"});
    CHECK(help.code == 0);
    std::istringstream lines(help.out);
    bool explained = true;  // a long option is, in the line below it
    for (std::string line; std::getline(lines, line);) {
      INFO(command << ": " << line);
      const bool example = line.find("govgraph ") != std::string::npos || line.find("$ ") == 0;
      if (!example) CHECK_FALSE(is_english(line));
      if (!explained) CHECK_FALSE(is_ascii(line));
      explained = line.rfind("  -", 0) != 0 || !is_ascii(line);
    }
  }
}

TEST_CASE("what goes wrong is said in Chinese") {
  const struct {
    std::vector<std::string> arguments;
    std::string says;
  } cases[] = {
      {{"shwo", "--lang", "zh"}, "govgraph: 未知命令“shwo”；是想输入“show”吗？ “govgraph help”列出全部命令\n"},
      {{"show", "--lang=zh"}, "govgraph: show: 请给出“名称”（见“govgraph show --help”）\n"},
      {{"--lang", "zh"}, "govgraph: 请给出一个命令（见“govgraph --help”）\n"},
      {{"--lang", "zh", "show", "x", "--limt", "3"},
       "govgraph: show: 未知选项“--limt”；是想输入“--limit”吗？（见“govgraph show --help”）\n"},
      {{"show", "x", "--db", "/nowhere.db", "--lang", "zh"},
       "govgraph: /nowhere.db 不存在：请给出“govgraph build --db”建成的数据库\n"},
      {{"build", "/nowhere", "--db", "/tmp/none.db", "--lang", "zh"},
       "govgraph: /nowhere: 没有这个文件或文件夹；请检查名称\n"},
      {{"rank", "--limit", "x", "--lang", "zh"},
       "govgraph: rank: --limit 的值“x”无法识别（见“govgraph rank --help”）\n"},
  };
  for (const auto& each : cases) {
    const Finished done = govgraph_program(each.arguments);
    CHECK(done.code == 2);
    CHECK(done.err == each.says);
  }
}
