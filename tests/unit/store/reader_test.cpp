// SPDX-License-Identifier: Apache-2.0
#include "store/reader.hpp"

#include <catch2/catch.hpp>

#include "store/writer.hpp"
#include "support/memory_graph.hpp"
#include "support/random_documents.hpp"
#include "support/same_graph.hpp"
#include "support/sample_graph.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;

namespace {

void write(const std::string& path, const std::vector<DocumentFacts>& documents, const std::vector<Judgement>& judgements = {}) {
  store::Writer writer = store::Writer::open(path);
  for (const DocumentFacts& each : documents) writer.put(each);
  writer.apply(judgements);
  writer.flush();
}

}  // namespace

TEST_CASE("the store answers as the plain graph does") {
  const test::TemporaryFolder folder;
  const std::vector<DocumentFacts> facts = test::sample_facts();
  write(folder / "db", facts);
  const auto reader = store::Reader::open(folder / "db");
  CHECK(test::answers_of(*reader) == test::answers_of(test::MemoryGraph(facts)));
  for (const DocumentFacts& each : facts) CHECK(reader->facts(each.path) == each);
  CHECK(reader->facts("none.txt") == std::nullopt);
  CHECK(reader->node(NodeId{1}) == std::nullopt);
  CHECK(reader->edge(EdgeId{1}) == std::nullopt);
  CHECK_FALSE(reader->dirty());
}

TEST_CASE("random documents read as the plain graph does, joined or not") {
  std::vector<DocumentFacts> facts;
  for (unsigned i = 0; i < 40; ++i) facts.push_back(test::random_document(i));
  std::vector<Judgement> judgements;
  const auto& first = facts[0].entities;
  for (std::size_t i = 1; i < first.size(); i += 3) judgements.push_back({first[i].id, first[i - 1].id, "same", i % 2 == 1});
  std::sort(judgements.begin(), judgements.end());
  for (const auto& each : {std::vector<Judgement>{}, judgements}) {
    const test::TemporaryFolder folder;
    write(folder / "db", facts, each);
    const auto reader = store::Reader::open(folder / "db");
    CHECK(test::answers_of(*reader) == test::answers_of(test::MemoryGraph(facts, each)));
    CHECK(reader->judgements() == each);
  }
}
