// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <random>

#include <catch2/catch.hpp>

#include "cli/pages.hpp"

using namespace govgraph::test;

namespace {

namespace fs = std::filesystem;

Finished run(std::vector<std::string> command) { return govgraph_program(std::move(command)); }

void copy(const std::string& from, const std::string& to) {
  fs::remove_all(to);
  fs::copy(from, to, fs::copy_options::recursive);
}

/// "table", "log", "MANIFEST" …, so that each kind of file has its turn.
std::string kind_of(const std::string& name) {
  if (name.ends_with(".sst")) return "table";
  if (name.ends_with(".log")) return "log";
  return name.substr(0, name.find('-'));
}

/// Does some harm to a file; tells what.
std::string harm(const std::string& file, std::mt19937& random, bool only_flips) {
  std::string bytes = read_file(file);
  const auto kind = only_flips ? 0 : random() % 6;
  if (kind == 5) {
    fs::remove(file);
    return "deleted";
  }
  if (bytes.empty()) return "nothing to harm";
  const std::size_t at = random() % bytes.size();
  if (kind == 4)
    bytes.resize(at);
  else
    bytes[at] = static_cast<char>(bytes[at] ^ 1 << random() % 8);
  write_file(file, bytes);
  return (kind == 4 ? "cut at " : "flipped at ") + std::to_string(at);
}

struct Database {
  std::string path;
  std::string expected;                ///< its export
  std::vector<std::string> documents;  ///< their names
  bool sealed = true;                  ///< else a log or list that lost its end is one that was never longer
};

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::vector<std::string> documents_of(const std::string& path) {
  std::vector<std::string> out;
  for (const std::string& each : lines(run({"docs", "--db", path, "--format", "csv"}).out))
    if (contains(each, ".txt")) out.push_back(each.substr(0, each.find(".txt") + 4));
  return out;
}

class Damage {
 public:
  explicit Damage(unsigned seed) : random_(seed) {
    make_pages(folder_.path() / "pages", 12);
    REQUIRE(build(folder_ / "pages", folder_ / "built").code == 0);
    REQUIRE(run({"export", "--db", folder_ / "built", "-o", folder_ / "e.jsonl"}).code == 0);
    REQUIRE(run({"import", folder_ / "e.jsonl", "--db", folder_ / "imported"}).code == 0);
    add(folder_ / "built", true);
    add(folder_ / "imported", true);
    add(std::string(GOVGRAPH_TEST_DATA) + "/format-1/written", false);
  }

  void round() {
    const Database& victim = victims_[random_() % victims_.size()];
    copy(victim.path, broken_);
    std::map<std::string, std::vector<std::string>> kinds;
    for (const std::string& each : files_in(broken_))
      kinds[kind_of(fs::path(each).filename().string())].push_back(each);
    const auto& [kind, files] = *std::next(kinds.begin(), static_cast<long>(random_() % kinds.size()));
    const std::string file = files[random_() % files.size()];
    const bool only_flips = !victim.sealed && (kind == "log" || kind == "MANIFEST");
    const std::string done = harm(file, random_, only_flips);
    INFO(victim.path << ": " << fs::path(file).filename().string() << " " << done);
    const Finished check = run({"check", "--db", broken_});
    INFO(check.code << " " << check.out << check.err);
    if (check.code == 0)
      CHECK((dump(broken_) == victim.expected));
    else
      check_repair(victim);
  }

  int repaired = 0, in_part = 0;

 private:
  void add(const std::string& path, bool sealed) { victims_.push_back({path, dump(path), documents_of(path), sealed}); }

  void check_repair(const Database& victim) {
    const std::string saved = folder_ / "saved";
    fs::remove_all(saved);
    const Finished done = run({"repair", "--db", broken_, "-o", saved});
    INFO("repair: " << done.code << " " << done.out << done.err);
    REQUIRE((done.code == 0 || done.code == 1));
    check_is_clean(saved);
    ++(done.code == 0 ? repaired : in_part);
    if (done.code == 0) CHECK((dump(saved) == victim.expected));
    const std::vector<std::string> have = documents_of(saved);
    std::size_t nameless = 0;
    for (const std::string& line : lines(done.out)) {
      nameless += line.starts_with("the document ") ? 1 : 0;
      if (line.starts_with("the log, ")) nameless += victim.documents.size();
      if (contains(line, " more documents")) nameless += static_cast<std::size_t>(std::atoi(line.c_str()));
    }
    for (const std::string& each : victim.documents) {
      if (std::find(have.begin(), have.end(), each) != have.end() || contains(done.out, each + ": ")) continue;
      INFO(each << " is lost without a word");
      CHECK(nameless > 0);
      nameless -= nameless > 0 ? 1 : 0;
    }
  }

  TemporaryFolder folder_;
  std::string broken_ = folder_ / "broken";
  std::mt19937 random_;
  std::vector<Database> victims_;
};

}  // namespace

TEST_CASE("flipped bits, files cut short and files gone are found, and repaired as far as can be") {
  Damage damage(asked_for("GOVGRAPH_SEED", 20250108));
  const unsigned rounds = asked_for("GOVGRAPH_FLIPS", 16);
  for (unsigned i = 0; i < rounds; ++i) damage.round();
  WARN(damage.repaired << " repaired, " << damage.in_part << " in part, of " << rounds);
  CHECK(damage.repaired > 0);
}

TEST_CASE("repair takes the place of the damaged database and keeps it") {
  const TemporaryFolder folder;
  make_pages(folder.path() / "pages", 4);
  REQUIRE(build(folder / "pages", folder / "db").code == 0);
  const std::string expected = dump(folder / "db");
  fs::remove(folder / "db/CURRENT");
  const Finished check = run({"check", "--db", folder / "db"});
  CHECK(check.code == 2);
  CHECK(is_one_line_about(check.err, "is damaged (its file CURRENT is gone): run `govgraph repair --db "));
  CHECK(build(folder / "pages", folder / "db").code == 2);
  const Finished done = run({"repair", "--db", folder / "db"});
  CHECK(done.code == 0);
  CHECK(is_one_line_about(done.err, "4 documents saved; the damaged database is " + (folder / "db.damaged")));
  CHECK((dump(folder / "db") == expected));
  CHECK_FALSE(fs::exists(folder / "db.damaged/CURRENT"));
  CHECK(is_one_line_about(run({"repair", "--db", folder / "none"}).err, "does not exist"));
  CHECK(is_one_line_about(run({"repair", "--db", folder / "db", "-o", folder / "pages"}).err, "exists"));
  CHECK((dump(folder / "db") == expected));
}

TEST_CASE("databases of earlier formats open as they did on their first day") {
  const TemporaryFolder folder;
  const std::string data = std::string(GOVGRAPH_TEST_DATA) + "/format-1/";
  for (const char* each : {"written", "imported"}) {
    INFO(each);
    copy(data + each, folder / each);
    CHECK((dump(folder / each) == read_file(data + "export.jsonl")));
    check_is_clean(folder / each);
    CHECK(run({"repair", "--db", folder / each}).code == 0);
    CHECK((dump(folder / each) == read_file(data + "export.jsonl")));
  }
}
