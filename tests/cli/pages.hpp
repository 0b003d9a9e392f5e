// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/core.h>
#include <catch2/catch.hpp>

#include "support/program.hpp"
#include "support/sanitized.hpp"

// Made-up pages and what is asked of every build of them.
namespace govgraph::test {

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A number out of the environment, by which a long run is asked for.
inline unsigned asked_for(const char* variable, unsigned usual) {
  const char* text = std::getenv(variable);
  return text == nullptr ? usual : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

/// Whether stderr is exactly one line and says `part`.
inline bool is_one_line_about(const std::string& err, const std::string& part) {
  return std::count(err.begin(), err.end(), '\n') == 1 && err.rfind("govgraph: ", 0) == 0 && contains(err, part);
}

/// A short page of two articles; pages share towns, organs and people, so that a corpus hangs together.
inline std::string page(unsigned seed) {
  static const char* const kTowns[] = {"柳河镇", "安平镇", "石桥街道", "清泉街道", "望山镇"};
  static const char* const kPeople[] = {"周明远", "李秀兰", "陈国栋", "王立新", "赵小梅", "孙建华", "钱文彬"};
  static const char* const kWorks[] = {"邻里食堂", "阳光加梯", "银龄课堂", "口袋公园"};
  const std::string town = kTowns[seed % 5], other = kTowns[(seed / 5 + 1) % 5];
  const std::string secretary = kPeople[seed % 7], mayor = kPeople[(seed + 3) % 7], work = kWorks[seed % 4];
  return fmt::format(
      "{0}推进“{4}”项目\n"
      "本报讯 3月{5}日，{0}召开“{4}”项目推进会。{0}党委书记{2}主持会议并讲话，副镇长{3}出席。"
      "会议指出，“{4}”项目由{0}人民政府牵头，联合{1}总工会共同实施，{6}号工作站设在{0}中心路。\n"
      "\n"
      "{1}与{0}签订共建协议\n"
      "本报讯 近日，{1}党委书记{3}一行到{0}考察。双方签订共建协议，第{6}志愿服务队参加活动。\n",
      town, other, secretary, mayor, work, seed % 28 + 1, seed);
}

/// Writes `count` pages, 000.txt and so on, into `folder`, which it makes.
inline void make_pages(const std::filesystem::path& folder, unsigned count) {
  std::filesystem::create_directories(folder);
  for (unsigned i = 0; i < count; ++i) write_file((folder / fmt::format("{:03}.txt", i)).string(), page(i));
}

inline std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> out;
  for (const auto& each : std::filesystem::directory_iterator(folder)) out.push_back(each.path().string());
  std::sort(out.begin(), out.end());
  return out;
}

inline Finished build(const std::string& source, const std::string& database) {
  return govgraph_program({"build", source, "--db", database, "-q"});
}

inline void check_peak(const Finished& done, long megabytes) {
  if (memory_counts(fmt::format("the program needs less than {} MB", megabytes)))
    CHECK(done.peak_kilobytes < megabytes * 1024);
}

inline void check_is_clean(const std::string& database) {
  const Finished done = govgraph_program({"check", "--db", database});
  INFO(done.out << done.err);
  CHECK(done.code == 0);
}

/// The whole graph, as bytes that must be the same for the same graph.
inline std::string dump(const std::string& database) {
  const Finished done = govgraph_program({"export", "--format", "jsonl", "--db", database});
  REQUIRE(done.code == 0);
  return done.out;
}

}  // namespace govgraph::test
