// SPDX-License-Identifier: Apache-2.0
#include "pipeline/decisions.hpp"

#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "pipeline/judging.hpp"
#include "store/check.hpp"
#include "store/reader.hpp"
#include "support/random_documents.hpp"
#include "support/store_dump.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;

namespace {

/// Documents by number, with the version that is there.
using Corpus = std::map<unsigned, unsigned>;

DocumentFacts page(unsigned number, unsigned version) { return test::random_document(number, version, 24, 8); }

std::string file_of(const std::vector<Decision>& decisions) {
  std::string out = decisions_header();
  for (const Decision& each : decisions) out += line_of(each);
  return out;
}

/// What somebody else may say of the same.
Decision against(Decision decision) {
  using enum DecisionKind;
  if (decision.kind == kSame || decision.kind == kNotSame)
    decision.kind = decision.kind == kSame ? kNotSame : kSame;
  else if (decision.kind == kWrong || decision.kind == kRight)
    decision.kind = decision.kind == kWrong ? kRight : kWrong;
  else if (decision.kind == kRename)
    decision.value += "二";
  return decision;
}

Subject subject_of(const EntityFact& entity, std::mt19937& random) {
  Subject out{entity.label, entity.name, entity.scope};
  if (random() % 4 == 0) out.scope.reset();
  if (random() % 6 == 0 && !entity.aliases.empty()) out.name = entity.aliases.front();
  return out;
}

/// One about what some page says, of any kind.
Decision random_decision(std::mt19937& random) {
  const DocumentFacts of = page(random() % 6, random() % 2);
  const auto any = [&]() -> const EntityFact& { return of.entities[random() % of.entities.size()]; };
  Decision out;
  out.kind = static_cast<DecisionKind>(random() % 9);
  const EntityFact& about = any();
  out.about = subject_of(about, random);
  using enum DecisionKind;
  const bool pair = out.kind == kSame || out.kind == kNotSame;
  if (pair) out.other = subject_of(any(), random);
  if (out.kind == kRename) out.value = random() % 2 == 0 ? "新名甲" : "新名乙";
  if (out.kind == kRelabel) out.value = random() % 2 == 0 ? "Programme" : "Event";
  if (out.kind == kSplit) out.value = random() % 2 == 0 ? "" : "乙";
  const bool stated = out.kind == kWrong || out.kind == kRight || out.kind == kNote;
  if (stated && random() % 3 != 0 && !of.edges.empty()) {
    const EdgeFact& edge = of.edges[random() % of.edges.size()];
    out.about = subject_of(of.entities[edge.head], random);
    out.other = subject_of(of.entities[edge.tail], random);
    out.relation = edge.type;
    if (random() % 2 == 0) out.role = edge.role;
  }
  if (out.kind == kSplit || out.kind == kAdd || (stated && random() % 2 == 0)) {
    out.document = of.path;
    if (random() % 4 != 0) out.digest = of.digest;
    if (out.kind == kAdd || random() % 2 == 0) {
      out.span = about.mentions.front().span;
      if (random() % 2 == 0) out.text = of.source.substr(out.span->begin, out.span->end - out.span->begin);
    }
  }
  if (out.kind == kAdd) {
    out.about = Subject{Label::kPerson, random() % 2 == 0 ? "李新添" : "王新添", "安平市"};
    out.other = Subject{Label::kArea, random() % 2 == 0 ? "柳河镇" : "安平镇", "安平市"};
    out.relation = RelationType::kLivesIn;
  }
  return out;
}

/// GOVGRAPH_DECISIONS=200 for the long run.
unsigned test_seeds() {
  const char* const asked = std::getenv("GOVGRAPH_DECISIONS");
  return asked == nullptr ? 12 : static_cast<unsigned>(std::stoul(asked));
}

std::string fresh(const Corpus& corpus, const std::string& text) {
  const test::TemporaryFolder folder;
  {
    store::Writer writer = store::Writer::open(folder / "db");
    for (const auto& [number, version] : corpus) writer.put(page(number, version));
    pipeline::decide(writer, text, "decisions.tsv");
    writer.finish();
  }
  return test::dump_of(folder / "db");
}

}  // namespace

TEST_CASE("after any sequence of documents and decisions the database is that of a fresh build") {
  std::set<std::pair<DecisionKind, DecisionState>> met;
  const unsigned seeds = test_seeds();
  for (unsigned seed = 1; seed <= seeds; ++seed) {
    std::mt19937 random(seed);
    const test::TemporaryFolder folder;
    Corpus corpus;
    std::vector<Decision> lines;
    for (int step = 0; step < 6; ++step) {
      const std::string before = file_of(lines);
      {
        store::OpenOptions options;
        if (seed % 5 == 0) options.large.facts = 200;  // some documents are written in slices
        store::Writer writer = store::Writer::open(folder / "db", options);
        for (unsigned n = random() % 4; n > 0 || corpus.empty(); n -= n > 0 ? 1 : 0) {
          const unsigned number = random() % 6, version = random() % 2;
          if (corpus.size() > 1 && random() % 3 == 0) {
            writer.forget(page(number, 0).path);
            corpus.erase(number);
          } else {
            writer.put(page(number, version));
            corpus[number] = version;
          }
        }
        if (random() % 4 == 0) pipeline::judge_corpus(writer);
        for (unsigned n = random() % 6; n > 0; --n) {
          if (!lines.empty() && random() % 3 == 0)
            lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(random() % lines.size()));
          else
            lines.insert(
                lines.begin() + static_cast<std::ptrdiff_t>(random() % (lines.size() + 1)),
                lines.empty() || random() % 4 != 0 ? random_decision(random) : against(lines[random() % lines.size()]));
        }
        pipeline::decide(writer, file_of(lines), "decisions.tsv");
        writer.finish();
      }
      INFO("seed " << seed << ", step " << step << "\nbefore:\n" << before << "after:\n" << file_of(lines));
      const auto report = store::check(folder / "db");
      REQUIRE(report.faults == std::vector<std::string>());
      REQUIRE(test::dump_of(folder / "db") == fresh(corpus, file_of(lines)));
      const auto reader = store::Reader::open(folder / "db");
      for (const Decided& each : reader->decisions()) met.emplace(each.decision.kind, each.state);
    }
    {
      store::Writer writer = store::Writer::open(folder / "db");
      pipeline::decide(writer, "", "decisions.tsv");
      writer.finish();
    }
    INFO("seed " << seed << ", all taken back");
    REQUIRE(test::dump_of(folder / "db") == fresh(corpus, ""));
  }
  for (unsigned kind = 0; kind < 9; ++kind) {
    INFO(name_of(static_cast<DecisionKind>(kind)));
    CHECK(met.contains({static_cast<DecisionKind>(kind), DecisionState::kInForce}));
  }
  for (const DecisionState state : {DecisionState::kNothing, DecisionState::kContradicts, DecisionState::kSeveral}) {
    INFO(name_of(state));
    CHECK(std::any_of(met.begin(), met.end(), [&](const auto& each) { return each.second == state; }));
  }
}
