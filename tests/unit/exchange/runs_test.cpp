// SPDX-License-Identifier: Apache-2.0
#include "exchange/runs.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "exchange/gephi_tables.hpp"
#include "exchange/gexf.hpp"
#include "exchange/graphml.hpp"
#include "exchange/jsonl.hpp"
#include "exchange/turtle.hpp"
#include "support/hostile_graph.hpp"
#include "support/random_documents.hpp"
#include "support/sample_graph.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;
using namespace govgraph::exchange;

namespace {

/// A graph whose visits threads may share out.
class Divided final : public test::MemoryGraph {
 public:
  explicit Divided(test::MemoryGraph whole) : MemoryGraph(std::move(whole)) {}
  bool divides() const override { return true; }
};

test::MemoryGraph random_graph() {
  std::vector<DocumentFacts> facts;
  for (unsigned i = 0; i < 12; ++i) facts.push_back(test::random_document(i));
  return test::MemoryGraph(facts);
}

struct Written {
  std::string bytes;
  ExportCounts counts;
  NetworkReport report;
};

/// All that an export leaves: its file, or both of its tables.
template <class Make>
Written written(const GraphView& view, const Selection& selection, const Sharing& sharing, Make make) {
  const test::TemporaryFolder folder;
  Output first(folder / "1", false), second(folder / "2", false);
  Written out;
  out.counts = export_graph(view, selection, *make(first, second, out.report), sharing);
  const std::uint64_t bytes = first.bytes() + second.bytes();
  first.commit();
  second.commit();
  out.bytes = test::read_file(folder / "1") + test::read_file(folder / "2");
  CHECK(out.bytes.size() == bytes);
  return out;
}

template <class Make>
void compare(const test::MemoryGraph& whole, const Selection& selection, Make make) {
  const Written plain = written(whole, selection, {}, make);
  CHECK(plain.counts.edges > 5);
  const Divided divided(whole);
  for (const std::size_t threads : {1, 2, 4})
    for (const std::size_t run : {1, 3, 100}) {
      INFO(threads << " threads, runs of " << run);
      const Written shared = written(divided, selection, {threads, run}, make);
      CHECK(shared.bytes == plain.bytes);
      CHECK(shared.counts.nodes == plain.counts.nodes);
      CHECK(shared.counts.edges == plain.counts.edges);
      CHECK(shared.report.nodes == plain.report.nodes);
      CHECK(shared.report.edges == plain.report.edges);
      CHECK(shared.report.merged == plain.report.merged);
      CHECK(shared.report.null_values == plain.report.null_values);
      CHECK(shared.report.infinity_values == plain.report.infinity_values);
    }
}

}  // namespace

TEST_CASE("runs hold all ids, each once") {
  for (const std::size_t count : {1, 2, 3, 64, 2441}) {
    std::uint64_t next = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const IdRange range = run_of_ids(i, count);
      REQUIRE(range.first == next);
      REQUIRE(range.last > range.first);
      next = range.last + 1;
    }
    CHECK(next == 0);  // past the last there is
  }
}

TEST_CASE("the bytes of an export do not depend on how the graph is shared out") {
  for (const test::MemoryGraph& graph : {test::sample_graph(), test::hostile_graph(), random_graph()}) {
    for (const NetworkOptions& options : {NetworkOptions{}, NetworkOptions{.per_evidence = true},
                                          NetworkOptions{.gephi_safe = true, .derived = true}}) {
      const Selection selection{.derived = options.derived};
      compare(graph, selection,
              [&](Output& output, Output&, NetworkReport& report) { return make_graphml(output, options, report); });
      compare(graph, selection,
              [&](Output& output, Output&, NetworkReport& report) { return make_gexf(output, options, report); });
      compare(graph, selection, [&](Output& nodes, Output& edges, NetworkReport& report) {
        return make_gephi_tables(nodes, edges, options, report);
      });
    }
    compare(graph, {}, [](Output& output, Output&, NetworkReport&) { return make_jsonl(output); });
    compare(graph, {}, [](Output& output, Output&, NetworkReport&) { return make_turtle(output, {}); });
    const auto graphml = [](Output& output, Output&, NetworkReport& report) {
      return make_graphml(output, {}, report);
    };
    compare(graph, {.min_confidence = 0.1F}, graphml);
    compare(graph, {.joined_only = true}, graphml);
  }
}

TEST_CASE("an outline is the same however it is counted") {
  const test::MemoryGraph graph = random_graph();
  const Divided divided(graph);
  const Outline plain(graph, {}, {.times = true, .ties = true});
  const Outline shared(divided, {}, {.times = true, .ties = true}, {.threads = 4, .run = 1});
  CHECK(shared.edges() == plain.edges());
  CHECK(shared.pairs() == plain.pairs());
  CHECK(std::equal(shared.ties().begin(), shared.ties().end(), plain.ties().begin(), plain.ties().end()));
  REQUIRE(shared.nodes().size() == plain.nodes().size());
  for (std::size_t i = 0; i < plain.nodes().size(); ++i) {
    CHECK(shared.nodes()[i].id == plain.nodes()[i].id);
    CHECK(shared.nodes()[i].degree == plain.nodes()[i].degree);
    CHECK(shared.nodes()[i].confidence == plain.nodes()[i].confidence);
    CHECK(shared.stated_days(i) == plain.stated_days(i));
  }
}

TEST_CASE("a shared view that contradicts itself is not exported") {
  /// Shows in the passes that write what it does not show, or not so often, in those before.
  class Torn final : public test::MemoryGraph {
   public:
    enum class Fault { kNone, kEdgeMissing, kEdgeTwice, kNodeMissing, kNodeTwice };
    explicit Torn(Fault fault) : MemoryGraph(test::sample_graph()), fault_(fault) {}
    bool divides() const override { return true; }
    void visit_nodes_with_mentions(
        const std::function<bool(const Node&, std::span<const Located>)>& visit) const override {
      std::size_t at = 0;
      MemoryGraph::visit_nodes_with_mentions([&](const Node& node, std::span<const Located> all) {
        const bool here = at++ == 2;
        if (here && fault_ == Fault::kNodeMissing) return true;
        return visit(node, all) && (!here || fault_ != Fault::kNodeTwice || visit(node, all));
      });
    }
    void visit_edges_with_evidence(
        const std::function<bool(const Edge&, std::span<const Located>)>& visit) const override {
      std::size_t at = 0;
      MemoryGraph::visit_edges_with_evidence([&](const Edge& edge, std::span<const Located> all) {
        const bool here = at++ == 2;
        if (here && fault_ == Fault::kEdgeMissing) return true;
        return visit(edge, all) && (!here || fault_ != Fault::kEdgeTwice || visit(edge, all));
      });
    }

   private:
    Fault fault_;
  };
  const auto write = [](Torn::Fault fault, std::size_t run) {
    const auto graphml = [](Output& output, Output&, NetworkReport& report) {
      return make_graphml(output, {}, report);
    };
    return written(Torn(fault), {}, {.threads = 2, .run = run}, graphml);
  };
  for (const std::size_t run : {1, 100}) {
    CHECK_NOTHROW(write(Torn::Fault::kNone, run));
    for (const Torn::Fault each :
         {Torn::Fault::kEdgeMissing, Torn::Fault::kEdgeTwice, Torn::Fault::kNodeMissing, Torn::Fault::kNodeTwice})
      CHECK_THROWS_AS(write(each, run), CorruptionError);
  }
}
