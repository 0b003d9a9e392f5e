// SPDX-License-Identifier: Apache-2.0
// Mutated samples go the whole way into a database. GOVGRAPH_MUTANTS sets how many (80), GOVGRAPH_MUTANT_SEED with
// which seed they begin (1), and GOVGRAPH_MUTANT_FOLDER keeps the one under way there, to be looked at after a crash.
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include <catch2/catch.hpp>

#include "extract/passes.hpp"
#include "mutation/mutations.hpp"
#include "pipeline/build.hpp"
#include "resolve/resolve.hpp"
#include "store/check.hpp"
#include "support/temporary_folder.hpp"
#include "text/read.hpp"

using namespace govgraph;
namespace fs = std::filesystem;

namespace {

unsigned number(const char* variable, unsigned otherwise) {
  const char* value = std::getenv(variable);
  return value != nullptr ? static_cast<unsigned>(std::atoi(value)) : otherwise;
}

test::Mutations mutations() {
  std::vector<std::string> names, pages;
  for (const auto& each : fs::directory_iterator(GOVGRAPH_SOURCE_DIR "/samples"))
    if (each.path().extension() == ".txt") names.push_back(each.path().string());
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    Diagnostics ignored;
    pages.push_back(text::read(name, test::read_file(name), {}, ignored).value().source);
  }
  return {std::move(pages), number("GOVGRAPH_MUTANT_SEED", 1)};
}

void keep(const test::Mutant& mutant) {
  if (const char* folder = std::getenv("GOVGRAPH_MUTANT_FOLDER"))
    test::write_file(std::string(folder) + "/mutant" + fs::path(mutant.name).extension().string(), mutant.bytes);
}

/// Every span lies in the text, every index in its list.
void check_sound(const DocumentFacts& facts) {
  const auto inside = [&](const ByteSpan& span) { return span.begin <= span.end && span.end <= facts.source.size(); };
  for (const ArticleFact& article : facts.articles) REQUIRE(inside(article.span));
  for (const EntityFact& entity : facts.entities) {
    REQUIRE_FALSE(entity.mentions.empty());
    for (const MentionFact& mention : entity.mentions)
      REQUIRE((mention.article < facts.articles.size() && inside(mention.span)));
  }
  for (const EdgeFact& edge : facts.edges) {
    REQUIRE((edge.head < facts.entities.size() && edge.tail < facts.entities.size() && !edge.evidence.empty()));
    for (const Evidence& evidence : edge.evidence)
      REQUIRE((evidence.article < facts.articles.size() && inside(evidence.span)));
  }
}

}  // namespace

TEST_CASE("mutated documents are read, or refused with a reason, and nothing falls over") {
  test::Mutations source = mutations();
  std::size_t read = 0;
  double slowest = 0;
  std::string slow_one;
  const unsigned count = number("GOVGRAPH_MUTANTS", 80);
  for (unsigned i = 0; i < count; ++i) {
    const test::Mutant mutant = source.next();
    keep(mutant);
    INFO("mutant " << mutant.name << " of " << mutant.bytes.size() << " bytes");
    const std::clock_t start = std::clock();
    Diagnostics diagnostics;
    const auto document = text::read_named(mutant.name, mutant.name, mutant.bytes, {}, diagnostics);
    REQUIRE((document || !diagnostics.empty()));
    if (document) {
      ++read;
      const auto& lexicon = lexicon::Lexicon::built_in();
      check_sound(resolve::resolve(*document, lexicon, extract::extract(*document, lexicon, diagnostics)));
    }
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (seconds > slowest) slow_one = mutant.name + " of " + std::to_string(mutant.bytes.size()) + " bytes";
    slowest = std::max(slowest, seconds);
  }
  CHECK(read > count / 2);
  if (count > 200) WARN(count << " mutants, " << read << " read; the slowest took " << slowest << " s: " << slow_one);
}

TEST_CASE("a build of mutated documents counts each, and its database holds together") {
  const test::TemporaryFolder folder;
  fs::create_directory(folder / "pages");
  test::Mutations source = mutations();
  const unsigned count = std::min(number("GOVGRAPH_MUTANTS", 80), 300u);
  for (unsigned i = 0; i < count; ++i) {
    const test::Mutant mutant = source.next();
    test::write_file(folder / ("pages/" + mutant.name), mutant.bytes);
  }
  const std::vector<std::string> arguments{folder / "pages"};
  const pipeline::BuildReport report = pipeline::build(pipeline::find_sources(arguments), folder / "db", {});
  CHECK(report.found == count);
  CHECK(report.added + report.failed == count);
  CHECK(report.problems.by_code().count("reader-failed") == 0);
  CHECK(report.problems.by_code().count("out-of-memory") == 0);
  CHECK(store::check(folder / "db").sound());
}
