// SPDX-License-Identifier: Apache-2.0
// After any sequence of builds, changes, renamings, forgets, prunings, decisions and other words of one's own, the
// database holds what a fresh build of the files that are there gives, to the byte.
// GOVGRAPH_UPDATES sets how many sequences are drawn, GOVGRAPH_UPDATES_SEED from where on.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>
#include <sstream>

#include <catch2/catch.hpp>

#include "base/text_file.hpp"
#include "model/decision.hpp"
#include "pipeline/build.hpp"
#include "pipeline/forget.hpp"
#include "support/sanitized.hpp"
#include "support/store_dump.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;
namespace fs = std::filesystem;

namespace {

using Random = std::mt19937;

std::size_t drawn(Random& random, std::size_t below) { return random() % below; }

template <class Values>
auto one_of(const Values& values, Random& random) {
  return values[drawn(random, values.size())];
}

/// A page whose names meet those of other pages: organs by full and short names, people with and without offices.
std::string page(Random& random) {
  static const std::vector<std::string> kPeople{"方致远", "沈曼宁", "周远舟", "梁启胜", "葛春兰"};
  static const std::vector<std::string> kTowns{"柳河镇", "云溪区柳河镇", "青岩镇", "望江街道"};
  static const std::vector<std::string> kProgrammes{"暖巷行动", "敲门送暖", "邻光计划"};
  const std::string town = one_of(kTowns, random), person = one_of(kPeople, random), other = one_of(kPeople, random);
  std::string out;
  if (drawn(random, 3) > 0) out += "柳河报 2025年" + std::to_string(1 + drawn(random, 12)) + "月8日 星期三\n\n";
  out += town + "召开会议\n\n";
  for (std::size_t i = 0, lines = 1 + drawn(random, 4); i < lines; ++i) {
    switch (drawn(random, 9)) {
      case 0:
        out += town + "党委书记" + person + "主持会议，" + town + "镇长" + other + "讲话。\n";
        break;
      case 1:
        out += "3月5日，" + town + "人民代表大会选举" + person + "为" + town + "人民政府镇长。\n";
        break;
      case 2:
        out += town + "总工会启动“" + one_of(kProgrammes, random) + "”。\n";
        break;
      case 3:
        out += "柳河晨星公益基金会（以下简称“晨公益”）与" + town + "妇联签订共建协议。\n";
        break;
      case 4:
        out += "晨公益走进" + town + "望江社区，" + person.substr(0, 3) + "阿姨参加了活动。\n";
        break;
      case 5:
        out += other + "任望江社区" + (drawn(random, 2) == 0 ? "片长。\n" : "微网格召集人。\n");
        break;
      case 6:
        out += "片长" + other + "、微网格召集人" + person + "参加。\n";
        break;
      case 7:
        out += "免去" + person + "同志" + town + "党委书记职务。\n";
        break;
      default:
        out += "望江社区党委书记" + other + "介绍了“" + one_of(kProgrammes, random) + "”的情况。\n";
        break;
    }
  }
  return out;
}

/// About what stands on such pages, or on none.
Decision some_decision(Random& random) {
  const std::vector<std::string> people{"方致远", "沈曼宁", "周远舟"};
  const std::vector<std::string> organs{"柳河镇党委", "青岩镇党委", "望江街道党委"};
  Decision out;
  switch (drawn(random, 5)) {
    case 0:
      out.kind = DecisionKind::kRename;
      out.about = Subject{Label::kPerson, one_of(people, random), {}};
      out.value = "方新名";
      break;
    case 1:
      out.kind = drawn(random, 2) == 0 ? DecisionKind::kSame : DecisionKind::kNotSame;
      out.about = Subject{Label::kPartyOrg, one_of(organs, random), {}};
      out.other = Subject{Label::kPartyOrg, one_of(organs, random), {}};
      break;
    case 2:
      out.kind = DecisionKind::kRelabel;
      out.about = Subject{Label::kProgramme, "暖巷行动", {}};
      out.value = "Event";
      break;
    default:
      out.kind = drawn(random, 2) == 0 ? DecisionKind::kWrong : DecisionKind::kRight;
      out.about = Subject{Label::kPerson, one_of(people, random), {}};
      out.other = Subject{Label::kPartyOrg, one_of(organs, random), {}};
      out.relation = RelationType::kHoldsRole;
  }
  return out;
}

/// Files, a database of them, and what a researcher does to both.
class Life {
 public:
  explicit Life(unsigned seed) : random_(seed) {
    fs::create_directories(files());
    for (const char* words : {"", "片长\tjob\n", "片长\tjob\n微网格召集人\tjob\n"}) {
      const fs::path own = folder_ / ("own" + std::to_string(lexicons_++));
      fs::create_directories(own);
      if (*words != '\0') test::write_file(own / "office.tsv", words);
    }
  }

  void live(std::size_t steps) {
    for (std::size_t i = 0; i < steps; ++i) step();
    end();
  }

  std::string database() const { return folder_ / "db"; }

  /// What a fresh build gives.
  std::string fresh() const {
    const std::string anew = folder_ / "anew";
    fs::remove_all(anew);
    pipeline::build(pipeline::find_sources(std::vector<std::string>{files()}), anew, options());
    return test::dump_of(anew);
  }

  const std::string& story() const { return story_; }

 private:
  std::string files() const { return folder_ / "pages"; }
  std::string file(std::size_t number) const { return files() + "/" + std::to_string(number) + ".txt"; }
  std::string decisions() const { return folder_ / "decisions.tsv"; }
  std::string some_file() { return file(drawn(random_, 8)); }

  pipeline::BuildOptions options() const {
    pipeline::BuildOptions out;
    out.threads = 1;
    out.lexicon = folder_ / ("own" + std::to_string(lexicon_));
    if (fs::exists(decisions())) out.decisions = decisions();
    return out;
  }

  void build(bool prune, pipeline::ReadAgain again = pipeline::ReadAgain::kNothing) {
    pipeline::BuildOptions how = options();
    how.prune = prune;
    how.again = again;
    const auto report = pipeline::build(pipeline::find_sources(std::vector<std::string>{files()}), database(), how);
    CHECK_FALSE(report.interrupted);
    built_ = true;
  }

  void step() {
    switch (drawn(random_, 10)) {
      case 0:
      case 1:
        write(some_file());
        break;
      case 2:
        rename(some_file(), some_file());
        break;
      case 3:
        remove(some_file());
        break;
      case 4:
        tell("build"), build(false);
        break;
      case 5:
        tell("build --prune"), build(true);
        break;
      case 6:
        change_words();
        break;
      case 7:
        decide();
        break;
      case 8:
        print_again(some_file(), some_file());
        break;
      default:
        forget(some_file());
        break;
    }
  }

  void write(const std::string& to) {
    tell("write " + to);
    test::write_file(to, page(random_));
  }

  void rename(const std::string& from, const std::string& to) {
    if (!fs::exists(from) || from == to) return;
    tell("rename " + from + " " + to);
    fs::rename(from, to);
  }

  /// The same words under another name, shortened, or with others behind them.
  void print_again(const std::string& from, const std::string& to) {
    if (!fs::exists(from) || from == to) return;
    tell("print " + from + " again as " + to);
    std::string text = read_text_file(from);
    if (drawn(random_, 3) == 0) text = text.substr(0, text.rfind('\n', text.size() - 2) + 1);
    if (drawn(random_, 3) == 0) text += page(random_);
    test::write_file(to, text);
  }

  void remove(const std::string& name) {
    tell("remove " + name);
    fs::remove(name);
  }

  /// What is forgotten while its file stays comes back with the next build.
  void forget(const std::string& name) {
    if (!built_) return;
    tell("forget " + name);
    pipeline::forget(std::vector<std::string>{fs::path(name).filename().string()}, database());
  }

  void change_words() {
    if (!built_) return;
    lexicon_ = drawn(random_, lexicons_);
    tell("other words " + std::to_string(lexicon_));
    build(false, pipeline::ReadAgain::kOutdated);
  }

  /// Another file of decisions takes the place of the one before; the next build puts it in force.
  void decide() {
    tell("other decisions");
    std::string file = decisions_header();
    for (std::size_t n = drawn(random_, 4); n > 0; --n) file += line_of(some_decision(random_));
    test::write_file(decisions(), file);
  }

  void end() {
    if (!fs::exists(file(0))) write(file(0));  // of nothing nothing is pruned
    tell("build --prune");
    build(true);
  }

  void tell(const std::string& what) { story_ += what + "\n"; }

  test::TemporaryFolder folder_;
  Random random_;
  std::string story_;
  std::size_t lexicons_ = 0, lexicon_ = 0;
  bool built_ = false;
};

/// Some of the lines of the one that the other has not.
std::string only_in(const std::string& one, const std::string& other) {
  std::istringstream lines(one);
  std::string out;
  std::size_t most = 10;
  for (std::string line; most > 0 && std::getline(lines, line);)
    if (other.find(line + "\n") == std::string::npos) out += line.substr(0, 300) + "\n", --most;
  return out;
}

std::size_t number_in(const char* name, std::size_t otherwise) {
  const char* given = std::getenv(name);
  return given == nullptr ? otherwise : std::strtoull(given, nullptr, 10);
}

}  // namespace

TEST_CASE("whatever was done to files and database, it holds what a fresh build gives") {
  const std::size_t first = number_in("GOVGRAPH_UPDATES_SEED", 1);
  const std::size_t count = number_in("GOVGRAPH_UPDATES", test::length_of_run(12, 2));
  constexpr std::size_t kSteps = 12;
  for (std::size_t seed = first; seed < first + count; ++seed) {
    Life life(static_cast<unsigned>(seed));
    life.live(kSteps);
    INFO("seed " << seed << "\n" << life.story());
    const std::string there = test::dump_of(life.database()), fresh = life.fresh();
    INFO("only there:\n" << only_in(there, fresh) << "only in a fresh one:\n" << only_in(fresh, there));
    const bool same = there == fresh;
    REQUIRE(same);
  }
}

TEST_CASE("pruning knows what was renamed, and forgets nothing when it cannot know what is gone") {
  const test::TemporaryFolder folder;
  const std::string pages = folder / "pages", db = folder / "db";
  fs::create_directories(pages);
  for (const char* name : {"a.txt", "b.txt", "c.txt"})
    test::write_file(pages + "/" + name, std::string("柳河镇党委书记沈曼宁走访") + name[0] + "座。\n");
  const auto build = [&](bool prune) {
    pipeline::BuildOptions options;
    options.prune = prune;
    return pipeline::build(pipeline::find_sources(std::vector<std::string>{pages}), db, options);
  };
  CHECK(build(true).pruned.empty());
  fs::rename(pages + "/a.txt", pages + "/d.txt");
  fs::remove(pages + "/b.txt");
  fs::create_symlink(pages + "/nothing", pages + "/e.txt");
  CHECK(build(true).prune_refused);
  fs::remove(pages + "/e.txt");
  const pipeline::BuildReport report = build(true);
  CHECK(report.pruned == std::vector<std::string>{"a.txt", "b.txt"});
  CHECK(report.moved == std::vector<std::pair<std::string, std::string>>{{"a.txt", "d.txt"}});
  for (const char* name : {"c.txt", "d.txt"}) fs::remove(pages + "/" + name);
  CHECK(build(true).prune_refused);
  CHECK(build(true).pruned.empty());
}
