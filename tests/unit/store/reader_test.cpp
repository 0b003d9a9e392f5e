// SPDX-License-Identifier: Apache-2.0
#include "store/reader.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include <catch2/catch.hpp>

#include "store/writer.hpp"
#include "support/memory_graph.hpp"
#include "support/random_documents.hpp"
#include "support/same_graph.hpp"
#include "support/sample_graph.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;

namespace {

void write(const std::string& path, const std::vector<DocumentFacts>& documents,
           const std::vector<Judgement>& judgements = {}) {
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

TEST_CASE("visits of ranges together are the visit of the whole, and end when told") {
  const test::TemporaryFolder folder;
  std::vector<DocumentFacts> facts;
  for (unsigned i = 0; i < 20; ++i) facts.push_back(test::random_document(i));
  write(folder / "db", facts);
  const auto reader = store::Reader::open(folder / "db");
  REQUIRE(reader->divides());
  std::vector<std::uint64_t> whole, parts, labels;
  std::size_t whole_places = 0, part_places = 0;
  const auto add_node = [](std::vector<std::uint64_t>& out, std::size_t& places) {
    return [&](const Node& node, std::span<const Located> all) {
      out.push_back(static_cast<std::uint64_t>(node.id));
      places += all.size();
      return true;
    };
  };
  const auto add_edge = [](std::vector<std::uint64_t>& out, std::size_t& places) {
    return [&](const Edge& edge, std::span<const Located> all) {
      out.push_back(static_cast<std::uint64_t>(edge.id));
      places += all.size();
      return true;
    };
  };
  reader->visit_nodes_with_mentions(add_node(whole, whole_places));
  const std::size_t nodes = whole.size();
  reader->visit_edges_with_evidence(add_edge(whole, whole_places));
  reader->visit_edges([&](const Edge& edge) { return whole.push_back(static_cast<std::uint64_t>(edge.id)), true; });
  // Ranges end at an id, just before one and just after one.
  std::vector<std::uint64_t> bounds{0};
  for (const std::size_t i : {nodes / 3, nodes / 2})
    bounds.insert(bounds.end(), {whole[i], whole[i] + 1, whole[nodes + i]});
  std::sort(bounds.begin(), bounds.end());
  const auto each_range = [&](auto use) {
    for (std::size_t i = 0; i < bounds.size(); ++i)
      use(i + 1 < bounds.size() ? IdRange{bounds[i], bounds[i + 1] - 1} : IdRange{bounds[i]});
  };
  each_range([&](IdRange range) { reader->visit_nodes_with_mentions_in(range, add_node(parts, part_places)); });
  each_range([&](IdRange range) { reader->visit_edges_with_evidence_in(range, add_edge(parts, part_places)); });
  each_range([&](IdRange range) {
    reader->visit_edges_in(
        range, [&](const Edge& edge) { return parts.push_back(static_cast<std::uint64_t>(edge.id)), true; });
  });
  CHECK(parts == whole);
  CHECK(part_places == whole_places);
  each_range([&](IdRange range) {
    reader->visit_labels_in(range, [&](NodeId id, Label) { labels.push_back(static_cast<std::uint64_t>(id)); });
  });
  CHECK(labels == std::vector<std::uint64_t>(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(nodes)));
  std::size_t seen = 0;
  reader->visit_edges([&](const Edge&) { return ++seen < 3; });
  reader->visit_edges_with_evidence([&](const Edge&, std::span<const Located>) { return ++seen < 6; });
  reader->visit_nodes_with_mentions([&](const Node&, std::span<const Located>) { return ++seen < 9; });
  CHECK(seen == 9);
}

TEST_CASE("more text than is kept unpacked is unpacked again") {
  const test::TemporaryFolder folder;
  std::vector<DocumentFacts> facts;
  for (unsigned i = 0; i < 10; ++i) {
    facts.push_back(test::random_document(i));
    facts.back().source.append(std::size_t{4} << 20, 'x');
  }
  write(folder / "db", facts);
  const auto reader = store::Reader::open(folder / "db");
  const test::MemoryGraph plain(facts);
  std::vector<std::vector<Located>> read, expected;
  reader->visit_nodes_with_mentions(
      [&](const Node&, std::span<const Located> all) { return read.emplace_back(all.begin(), all.end()), true; });
  plain.visit_nodes_with_mentions(
      [&](const Node&, std::span<const Located> all) { return expected.emplace_back(all.begin(), all.end()), true; });
  CHECK(read == expected);
}

TEST_CASE("random documents read as the plain graph does, joined or not") {
  std::vector<DocumentFacts> facts;
  for (unsigned i = 0; i < 40; ++i) facts.push_back(test::random_document(i));
  std::vector<Judgement> judgements;
  const auto& first = facts[0].entities;
  for (std::size_t i = 1; i < first.size(); i += 3)
    judgements.push_back({first[i].id, first[i - 1].id, "same", i % 2 == 1});
  std::sort(judgements.begin(), judgements.end());
  for (const auto& each : {std::vector<Judgement>{}, judgements}) {
    const test::TemporaryFolder folder;
    write(folder / "db", facts, each);
    const auto reader = store::Reader::open(folder / "db");
    CHECK(test::answers_of(*reader) == test::answers_of(test::MemoryGraph(facts, each)));
    CHECK(reader->judgements() == each);
  }
}

TEST_CASE("each statement of an edge has what its own document says, and the day of its article") {
  std::vector<DocumentFacts> facts;
  for (unsigned i = 0; i < 30; ++i) {
    facts.push_back(test::random_document(i));
    facts.back().date = i % 3 == 0 ? "" : "2025-0" + std::to_string(1 + i % 9);
    for (std::size_t a = 0; a < facts.back().articles.size(); ++a)
      facts.back().articles[a].date = a % 2 == 0 ? "2024-05-0" + std::to_string(1 + a % 9) : "";
  }
  const test::TemporaryFolder folder;
  write(folder / "db", facts);
  const auto reader = store::Reader::open(folder / "db");
  std::size_t seen = 0;
  reader->visit_edge_statements([&](const Edge& edge, std::span<const EdgeStatement> all) {
    std::vector<ArticleRef> articles, stated;
    for (const EdgeStatement& each : all) {
      ++seen;
      articles.push_back(each.article);
      const auto from = std::find_if(facts.begin(), facts.end(), [&](const DocumentFacts& document) {
        return document_id(document.path) == each.article.document;
      });
      REQUIRE(from != facts.end());
      const std::string& own = from->articles[each.article.article].date;
      CHECK(each.said == days_of(own.empty() ? from->date : own));
      const bool says = std::any_of(from->edges.begin(), from->edges.end(), [&](const EdgeFact& fact) {
        return fact.type == edge.type && fact.role == edge.role && fact.properties == each.properties;
      });
      CHECK(says);
    }
    CHECK(reader->stated_edge(edge.id, stated));
    CHECK(articles == stated);
    CHECK(reader->statements(edge.id).size() == all.size());
    return true;
  });
  CHECK(seen > 100);
}

TEST_CASE("what differs between two states is in the shares of documents whose fingerprints differ") {
  const test::TemporaryFolder folder;
  std::vector<DocumentFacts> facts;
  for (unsigned i = 0; i < 20; ++i) facts.push_back(test::random_document(i, 0, 300, 6));
  write(folder / "db", facts);
  const auto before = store::Reader::open(folder / "db");
  const auto then = before->fingerprints();
  REQUIRE(then);
  CHECK(then->size() == 20);
  CHECK(std::is_sorted(then->begin(), then->end()));
  CHECK(before->fingerprints() == then);
  std::vector<NodeId> nodes;
  std::vector<ArticleRef> articles;
  before->visit_labels([&](NodeId id, Label) { nodes.push_back(id); });
  before->visit_stated_edges([&](const Edge& edge, std::span<const ArticleRef> all) {
    CHECK(before->stated_edge(edge.id, articles)->documents == edge.documents);
    CHECK(std::equal(articles.begin(), articles.end(), all.begin(), all.end()));
    return true;
  });
  CHECK_FALSE(before->stated_edge(EdgeId{1}, articles));
  std::set<NodeId> shared;
  for (const Fingerprint& each : *then) {
    const DocumentShare share = before->share(each.document);
    CHECK(std::is_sorted(share.edges.begin(), share.edges.end()));
    shared.insert(share.nodes.begin(), share.nodes.end());
  }
  CHECK(std::vector<NodeId>(shared.begin(), shared.end()) == nodes);
  CHECK(before->share(DocumentId{1}).nodes.empty());
  write(folder / "db", {test::random_document(3, 1, 300, 6)}, {{nodes[1], nodes[0], "by hand", true}});
  const auto after = store::Reader::open(folder / "db");
  std::vector<Fingerprint> differ;
  const auto now = after->fingerprints();
  std::set_difference(now->begin(), now->end(), then->begin(), then->end(), std::back_inserter(differ));
  std::set<NodeId> touched;
  for (const Fingerprint& each : differ)
    for (const auto* view : {before.get(), after.get()}) {
      const DocumentShare share = view->share(each.document);
      touched.insert(share.nodes.begin(), share.nodes.end());
    }
  CHECK(touched.size() < nodes.size());
  CHECK(touched.contains(nodes[1]));
  for (const NodeId id : nodes) {
    const auto was = before->node(id), is = after->node(id);
    const bool same = was && is && was->name == is->name && was->scope == is->scope && was->aliases == is->aliases &&
                      was->properties == is->properties;
    CHECK((same || touched.contains(id)));
  }
}
