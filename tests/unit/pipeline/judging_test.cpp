// SPDX-License-Identifier: Apache-2.0
// After any sequence of documents that come, change and go the corpus is judged as a fresh one is, and its indexes are
// those of a fresh one. GOVGRAPH_JUDGINGS sets how many sequences are drawn.
#include "pipeline/judging.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <map>
#include <random>
#include <set>

#include <catch2/catch.hpp>

#include "base/hash.hpp"
#include "base/sort_unique.hpp"
#include "store/check.hpp"
#include "store/database.hpp"
#include "store/index_rows.hpp"
#include "store/reader.hpp"
#include "store/stamp.hpp"
#include "store/writer.hpp"
#include "support/ideographs.hpp"
#include "support/store_dump.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;

namespace {

using Random = std::mt19937;
using Corpus = std::map<std::string, DocumentFacts>;

std::uint32_t drawn(Random& random, std::size_t below) { return static_cast<std::uint32_t>(random() % below); }

/// One of a few texts: whole, its beginning or its end, or with something behind it.
std::string article(Random& random) {
  std::string text = test::ideographs(drawn(random, 3), 120);
  switch (drawn(random, 4)) {
    case 0:
      return text.substr(0, std::size_t{3} * (70 + drawn(random, 50)));
    case 1:
      return text.substr(std::size_t{3} * drawn(random, 40));
    case 2:
      return text + test::ideographs(100 + drawn(random, 50), drawn(random, 60));
    default:
      return text;
  }
}

std::string scope(Random& random, const std::string& path, std::uint32_t article) {
  std::string city = std::to_string(drawn(random, 11)) + "市";
  switch (drawn(random, 6)) {
    case 0:
      return "";
    case 1:
      return city + "/东区";
    case 2:
      return city + "/东区/河镇";
    case 3:
    case 4:
      return article_name(path, article);
    default:
      return city;
  }
}

DocumentFacts document(const std::string& path, Random& random) {
  static const std::vector<std::string> kNames{"晨社", "晨公社", "望江晨公社", "柳社"};
  DocumentFacts out;
  out.path = path;
  out.encoding = "UTF-8";
  for (std::uint32_t i = 0, count = 1 + drawn(random, 3); i < count; ++i) {
    const auto begin = static_cast<std::uint32_t>(out.source.size());
    out.source += article(random);
    ArticleFact fact;
    fact.span = {begin, static_cast<std::uint32_t>(out.source.size())};
    out.articles.push_back(fact);
  }
  out.digest = digest_of(out.source + std::to_string(random()));
  std::set<NodeId> known;
  for (std::uint32_t i = 0, count = drawn(random, 7); i < count; ++i) {
    EntityFact fact;
    const std::uint32_t where = drawn(random, out.articles.size());
    fact.label = drawn(random, 2) == 0 ? Label::kPerson : Label::kSocialOrg;
    fact.name = kNames[drawn(random, kNames.size())];
    fact.scope = scope(random, path, where);
    if (fact.scope.find('#') != std::string::npos) fact.name = kNames.front();  // so that prints name the same
    fact.id = node_id(fact.label, fact.name, fact.scope);
    if (!known.insert(fact.id).second) continue;
    for (std::uint32_t n = drawn(random, 3); n > 0; --n) fact.declared.push_back(kNames[drawn(random, kNames.size())]);
    sort_unique(fact.declared);
    fact.aliases = fact.declared;
    fact.mentions.push_back({where, out.articles[where].span});
    out.entities.push_back(fact);
  }
  std::sort(out.entities.begin(), out.entities.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return out;
}

std::string fresh(const Corpus& corpus) {
  const test::TemporaryFolder folder;
  {
    store::Writer writer = store::Writer::open(folder / "db");
    for (const auto& [path, facts] : corpus) writer.put(facts);
    pipeline::judge_corpus(writer);
    writer.finish();
  }
  return test::dump_of(folder / "db");
}

void change(store::Writer& writer, Corpus& corpus, Random& random) {
  const std::string path = std::to_string(drawn(random, 14)) + ".txt";
  if (drawn(random, 3) == 0) {
    writer.forget(path);
    corpus.erase(path);
    return;
  }
  DocumentFacts facts = document(path, random);
  if (!corpus.empty() && drawn(random, 3) == 0) {  // as another has it
    const DocumentFacts& other = std::next(corpus.begin(), drawn(random, corpus.size()))->second;
    facts.source = other.source;
    facts.articles = other.articles;
    for (EntityFact& each : facts.entities) each.mentions = {{0, facts.articles.front().span}};
  }
  writer.put(facts);
  corpus.insert_or_assign(path, facts);
}

unsigned sequences() {
  const char* const asked = std::getenv("GOVGRAPH_JUDGINGS");
  return asked == nullptr ? 5 : static_cast<unsigned>(std::stoul(asked));
}

}  // namespace

TEST_CASE("what a change touches is judged as all would be") {
  std::set<std::string> reasons;
  bool reprinted = false;
  for (unsigned seed = 1, end = sequences(); seed <= end; ++seed) {
    Random random(seed);
    const test::TemporaryFolder folder;
    Corpus corpus;
    for (int step = 0; step < 7; ++step) {
      {
        store::Writer writer = store::Writer::open(folder / "db");
        for (std::uint32_t n = step == 0 ? 10 : 1 + drawn(random, 3); n > 0; --n) change(writer, corpus, random);
        pipeline::judge_corpus(writer);
        CHECK(writer.indexed());
        if (drawn(random, 2) == 0) {  // by the writer that has judged
          change(writer, corpus, random);
          pipeline::judge_corpus(writer);
        }
        writer.finish();
      }
      INFO("seed " << seed << ", step " << step);
      REQUIRE(store::check(folder / "db").faults == std::vector<std::string>());
      REQUIRE(test::dump_of(folder / "db") == fresh(corpus));
      const auto reader = store::Reader::open(folder / "db");
      for (const Judgement& each : reader->judgements()) reasons.insert(each.reason);
      reprinted = reprinted || !reader->reprints().empty();
    }
  }
  CHECK(reprinted);
  CHECK(reasons.size() == 5);
}

TEST_CASE("where most has changed all is looked at, and indexed anew") {
  Random random(7);
  const test::TemporaryFolder folder;
  Corpus corpus;
  {
    store::Writer writer = store::Writer::open(folder / "db");
    for (std::size_t most : {2, 70, 3}) {
      for (; most > 0; --most) {
        const std::string path = std::to_string(drawn(random, 200)) + ".txt";
        corpus.insert_or_assign(path, document(path, random));
        writer.put(corpus.at(path));
      }
      pipeline::judge_corpus(writer);
    }
    writer.finish();
  }
  REQUIRE(test::dump_of(folder / "db") == fresh(corpus));
}

TEST_CASE("a database of an earlier format gets its indexes when it is judged") {
  const test::TemporaryFolder folder;
  const std::string old = std::string(GOVGRAPH_SOURCE_DIR) + "/tests/data/format-1/written";
  const auto forget_one = [&](const char* name, bool judged) {
    std::filesystem::copy(old, folder / name, std::filesystem::copy_options::recursive);
    store::OpenOptions options;
    options.create = false;
    store::Writer writer = store::Writer::open(folder / name, options);
    CHECK_FALSE(writer.indexed());
    if (judged) pipeline::judge_corpus(writer);
    CHECK(writer.indexed() == judged);
    CHECK(writer.forget(writer.documents().front().path));
    pipeline::judge_corpus(writer);
    CHECK(writer.indexed());
    writer.finish();
    return test::dump_of(folder / name);
  };
  const std::string at_once = forget_one("one", false);
  CHECK(at_once == forget_one("other", true));
  CHECK(at_once.find("default format = 3\n") != std::string::npos);
  {  // as format 2 had it
    store::Database database = store::Database::for_writing(folder / "one", {});
    rocksdb::WriteBatch batch;
    store::visit_rows(database, store::Family::kMeta, store::kDigestRows, [&](std::string_view row, std::string_view) {
      batch.Delete(database[store::Family::kMeta], store::slice(row));
      return true;
    });
    CHECK(batch.Count() > 0);
    batch.Put(database[store::Family::kMeta], store::slice(store::kIndexedEntry), "1");
    database.write(batch);
  }
  {
    store::Writer writer = store::Writer::open(folder / "one");
    CHECK_FALSE(writer.indexed());
    pipeline::judge_corpus(writer);
    CHECK(writer.indexed());
    writer.finish();
  }
  CHECK(test::dump_of(folder / "one") == at_once);
}
