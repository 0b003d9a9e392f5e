// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <random>

#include <catch2/catch.hpp>

#include "cli/pages.hpp"

using namespace govgraph::test;

namespace {

void copy(const std::string& from, const std::string& to) {
  std::filesystem::remove_all(to);
  std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
}

/// A command that is run on `db` and killed; run again to its end, it must leave the graph `expected`.
struct Victim {
  std::string name;
  std::string from;  ///< the database that it begins with; empty: none
  std::vector<std::string> command;
  std::string expected;
  std::chrono::duration<double> whole{};  ///< how long it takes
};

class Killer {
 public:
  Killer() {
    make_pages(folder_.path() / "half", 15);
    make_pages(folder_.path() / "pages", 30);
    REQUIRE(build(folder_ / "pages", folder_ / "whole").code == 0);
    REQUIRE(build(folder_ / "half", folder_ / "part").code == 0);
    REQUIRE(run({"export", "--db", folder_ / "whole", "-o", folder_ / "whole.jsonl"}).code == 0);
    std::vector<std::string> forget = {"forget", "--db", db_};
    for (int i = 15; i < 30; ++i) forget.push_back(fmt::format("{:03}.txt", i));
    const std::string all = dump(folder_ / "whole"), half = dump(folder_ / "part");
    add({"build", "", {"build", folder_ / "pages", "--db", db_, "-q"}, all});
    add({"build on", folder_ / "part", {"build", folder_ / "pages", "--db", db_, "-q"}, all});
    add({"import", "", {"import", folder_ / "whole.jsonl", "--db", db_}, all});
    add({"import --add", folder_ / "part", {"import", folder_ / "whole.jsonl", "--db", db_, "--add"}, all});
    add({"forget", folder_ / "whole", forget, half});
    add({"repair", folder_ / "whole", {"repair", "--db", db_}, all});
  }

  std::size_t kinds() const { return victims_.size(); }

  /// Kills one of that kind at a random moment, looks, and sometimes lets it run to its end.
  void kill(std::size_t kind, std::mt19937& random, bool to_its_end) {
    Victim& victim = victims_[kind];
    INFO(victim.name);
    if (victim.from.empty())
      std::filesystem::remove_all(db_);
    else
      copy(victim.from, db_);
    std::vector<std::string> command = victim.command;
    command.insert(command.begin(), GOVGRAPH_PROGRAM);
    {
      Program program(command);
      std::this_thread::sleep_for(victim.whole * std::uniform_real_distribution<double>(0, 1)(random));
      program.signal(SIGKILL);
      const bool killed = program.wait().signal == SIGKILL;
      killed_ += killed ? 1U : 0U;
      if (!killed) victim.whole *= 0.8;  // it was timed when more ran beside it
    }
    look();
    if (to_its_end) finish(victim);
    for (const char* each : {".repairing", ".damaged"}) std::filesystem::remove_all(db_ + each);
  }

  unsigned killed() const { return killed_; }

 private:
  static Finished run(std::vector<std::string> command) { return govgraph_program(std::move(command)); }

  void add(Victim victim) {
    if (!victim.from.empty()) copy(victim.from, db_);
    const auto start = std::chrono::steady_clock::now();
    REQUIRE(run(victim.command).code == 0);
    victim.whole = std::chrono::steady_clock::now() - start;
    REQUIRE(dump(db_) == victim.expected);
    std::filesystem::remove_all(db_);
    for (const char* each : {".repairing", ".damaged"}) std::filesystem::remove_all(db_ + each);
    victims_.push_back(std::move(victim));
  }

  /// Whatever there is passes `check`, or is nothing yet and says so.
  void look() const {
    const Finished done = run({"check", "--db", db_});
    INFO(done.out << done.err);
    const bool nothing = contains(done.err, "does not exist") || contains(done.err, "holds nothing yet") ||
                         contains(done.err, "no CURRENT file") || contains(done.err, "is being filled by an import");
    CHECK((done.code == 0 || (done.code == 2 && nothing)));
  }

  /// An import is begun anew, or, once all documents were in, adds them again; all else goes on. What was forgotten
  /// already is not there any more.
  void finish(const Victim& victim) const {
    Finished done = run(victim.command);
    if (contains(done.err, "holds 30 documents already")) {
      std::vector<std::string> command = victim.command;
      command.push_back("--add");
      done = run(command);
    }
    INFO(done.out << done.err);
    CHECK((done.code == 0 || (victim.name == "forget" && done.code == 1)));
    CHECK((dump(db_) == victim.expected));
    check_is_clean(db_);
    CHECK_FALSE(std::filesystem::exists(db_ + "/WRITER"));
  }

  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
  std::vector<Victim> victims_;
  unsigned killed_ = 0;
};

}  // namespace

TEST_CASE("a build killed at ten moments and run again equals an undisturbed one") {
  const TemporaryFolder folder;
  make_pages(folder.path() / "pages", 300);
  const auto start = std::chrono::steady_clock::now();
  REQUIRE(build(folder / "pages", folder / "undisturbed").code == 0);
  const auto whole = std::chrono::steady_clock::now() - start;
  const std::string expected = dump(folder / "undisturbed");

  std::mt19937 random(20250106);
  int killed = 0;
  bool created = false;
  for (int i = 0; i < 10; ++i) {
    std::uniform_real_distribution<double> share(0.02, 0.95);
    Program program({GOVGRAPH_PROGRAM, "build", folder / "pages", "--db", folder / "killed", "-q"});
    // Each build that is killed leaves less to do, so the later ones are killed sooner.
    std::this_thread::sleep_for(whole * share(random) / (1 + i / 2));
    program.signal(SIGKILL);
    if (program.wait().signal == SIGKILL) {
      ++killed;
      // Killed while it is being created, a database is none yet; from then on it is always whole.
      created = created || govgraph_program({"docs", "--db", folder / "killed"}).code != 2;
      if (created) check_is_clean(folder / "killed");
    }
  }
  CHECK(killed >= 3);
  REQUIRE(build(folder / "pages", folder / "killed").code == 0);
  CHECK(dump(folder / "killed") == expected);
  check_is_clean(folder / "killed");
}

TEST_CASE("whatever is killed, at whatever moment, leaves a sound database and goes on") {
  Killer killer;
  std::mt19937 random(asked_for("GOVGRAPH_SEED", 20250107));
  const unsigned rounds = asked_for("GOVGRAPH_KILLS", 12);
  for (unsigned i = 0; i < rounds; ++i)
    killer.kill(i % killer.kinds(), random, rounds < 100 || i / killer.kinds() % 4 == 0);
  WARN(killer.killed() << " of " << rounds << " were killed before their end");
  CHECK(killer.killed() > rounds / 3);
}
