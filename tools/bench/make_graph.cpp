// SPDX-License-Identifier: Apache-2.0
// make_graph NODES EDGES: writes an invented graph to stdout as `govgraph import` reads it: a document for each town,
// four edges of five between its own thousand nodes, some nodes tied far more than others. The same arguments, the same
// bytes.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "made_up_names.hpp"
#include "model/ontology.hpp"

namespace {

using namespace govgraph;
using namespace govgraph::bench;

constexpr std::uint64_t kTown = 1000;

struct Relation {
  std::uint64_t head, tail;
  RelationType type;

  friend auto operator<=>(const Relation&, const Relation&) = default;
};

class Generator {
 public:
  Generator(std::uint64_t nodes, std::uint64_t edges) : nodes_(nodes), edges_(edges) {}

  void write() {
    // Without a lexicon named, so that a build may add pages of its own.
    fmt::print("{{\"kind\":\"graph\",\"version\":1}}\n");
    const std::uint64_t towns = (nodes_ + kTown - 1) / kTown;
    for (std::uint64_t town = 0; town < towns; ++town) {
      const std::uint64_t begin = town * kTown, end = std::min(nodes_, begin + kTown);
      write_town(town, begin, end, edges_ * (end) / nodes_ - edges_ * begin / nodes_);
    }
  }

 private:
  /// Of the nodes from `begin` to `end`: the first are drawn more often than the last.
  std::uint64_t skewed(std::uint64_t begin, std::uint64_t end) {
    const double share = std::generate_canonical<double, 32>(random_);
    return begin + static_cast<std::uint64_t>(share * share * static_cast<double>(end - begin));
  }

  std::vector<Relation> draw(std::uint64_t begin, std::uint64_t end, std::uint64_t count) {
    std::set<Relation> drawn;
    // A town may be too small for so many different ones.
    for (std::uint64_t tries = 0; drawn.size() < count && tries < 20 * count; ++tries) {
      std::uint64_t head = skewed(begin, end), tail = random_() % 5 != 0 ? skewed(begin, end) : random_() % nodes_;
      const RelationType type = kTypes[random_() % kTypes.size()];
      if (info(type).symmetric && tail < head) std::swap(head, tail);
      if (head != tail) drawn.insert({head, tail, type});
    }
    return {drawn.begin(), drawn.end()};
  }

  void write_town(std::uint64_t town, std::uint64_t begin, std::uint64_t end, std::uint64_t edges) {
    const std::vector<Relation> relations = draw(begin, end, edges);
    std::map<std::uint64_t, std::size_t> places;
    for (std::uint64_t node = begin; node < end; ++node) places.emplace(node, 0);
    for (const Relation& each : relations) {
      places.emplace(each.head, 0);
      places.emplace(each.tail, 0);
    }
    std::size_t next = 0;
    for (auto& [node, place] : places) place = next++;

    const std::string source = fmt::format("第{}镇。", town);
    std::string out = fmt::format(
        R"({{"kind":"document","doc":"town-{:06}.txt","digest":"{:032x}","encoding":"UTF-8","date":"2025-01-06","source":"{}",)",
        town, town, source);
    out += fmt::format(R"("articles":[{{"title":"{}","date":"2025-01-06","begin":0,"end":{}}}],"entities":[)", source,
                       source.size());
    for (const auto& [node, place] : places) {
      out += fmt::format(R"({}{{"label":"{}","name":"{}","scope":"{}镇/{}网格","mentions":[[0,0,{}]]}})",
                         place > 0 ? "," : "", info(kind_of(node).label).name, name_of(node), node / kTown,
                         node % kTown, source.size());
    }
    out += R"(],"relations":[)";
    for (std::size_t i = 0; i < relations.size(); ++i) {
      const Relation& each = relations[i];
      const char* role = each.type == RelationType::kHoldsRole ? R"(,"role":"书记")" : "";
      out += fmt::format(R"({}{{"head":{},"type":"{}","tail":{}{},"confidence":0.9,"evidence":[[0,0,{},"made"]]}})",
                         i > 0 ? "," : "", places[each.head], info(each.type).name, places[each.tail], role,
                         source.size());
    }
    out += "]}\n";
    std::fwrite(out.data(), 1, out.size(), stdout);
  }

  std::uint64_t nodes_, edges_;
  std::mt19937_64 random_{20250106};
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 || std::atoll(argv[1]) < 1 || std::atoll(argv[2]) < 0) {
    fmt::print(stderr, "usage: make_graph NODES EDGES >graph.jsonl\n");
    return 2;
  }
  Generator(static_cast<std::uint64_t>(std::atoll(argv[1])), static_cast<std::uint64_t>(std::atoll(argv[2]))).write();
}
