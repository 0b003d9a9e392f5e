// SPDX-License-Identifier: Apache-2.0
#include "serve/table_update.hpp"

#include <catch2/catch.hpp>

#include "serve/snapshot.hpp"
#include "store/reader.hpp"
#include "store/writer.hpp"
#include "support/random_documents.hpp"
#include "support/temporary_folder.hpp"
#include "unit/serve/served.hpp"

using namespace govgraph;
using namespace govgraph::test;
using serve::Snapshot;

namespace {

template <class Rows>
std::vector<typename Rows::value_type> copied(const Rows& rows) {
  return {rows.begin(), rows.end()};
}

std::vector<std::string> told(const serve::NameIndex::Result& result) {
  std::vector<std::string> out{std::to_string(result.found)};
  for (const serve::Found& each : result.best)
    out.push_back(std::to_string(each.node) + " " + std::string(each.matched) + " " +
                  std::to_string(static_cast<int>(each.fit)));
  return out;
}

void check_same(const Snapshot& renewed, const Snapshot& whole) {
  CHECK(copied(renewed.nodes()) == copied(whole.nodes()));
  CHECK(copied(renewed.edges()) == copied(whole.edges()));
  CHECK(copied(renewed.by_links()) == copied(whole.by_links()));
  CHECK(renewed.counts() == whole.counts());
  REQUIRE(renewed.nodes().size() == whole.nodes().size());
  for (std::uint32_t node = 0; node < whole.nodes().size(); ++node)
    CHECK(copied(renewed.links(node)) == copied(whole.links(node)));
  for (const std::string_view part : {"柳", "镇党委", "青禾超市", "lhz", "l", "dangwei", "1", "社区", "nothing"}) {
    CHECK(told(renewed.names().search(part, 5)) == told(whole.names().search(part, 5)));
    CHECK(told(renewed.names().search(part, 1000)) == told(whole.names().search(part, 1000)));
    const auto even = [](std::uint32_t node) { return node % 2 == 0; };
    CHECK(told(renewed.names().search(part, 7, even)) == told(whole.names().search(part, 7, even)));
    std::vector<std::uint32_t> one, other;
    renewed.names().visit(part, [&](std::uint32_t node) { one.push_back(node); });
    whole.names().visit(part, [&](std::uint32_t node) { other.push_back(node); });
    std::sort(one.begin(), one.end());
    std::sort(other.begin(), other.end());
    CHECK(one == other);
  }
}

}  // namespace

TEST_CASE("a snapshot made of an earlier one is what reading all gives") {
  const TemporaryFolder folder;
  store::Writer writer = store::Writer::open(folder / "db");
  // Many names, few a page, so that little changes at a time.
  const auto page = [](unsigned number, unsigned version) { return random_document(number, version, 900, 6); };
  for (unsigned i = 0; i < 60; ++i) writer.put(page(i, 0));
  writer.flush();
  const auto open = [&] { return std::shared_ptr<const GraphView>(store::Reader::open(folder / "db")); };
  auto last = std::make_shared<const Snapshot>(open(), 1);
  std::mt19937 random(5);
  int renewed = 0;
  for (unsigned round = 1; round < 40; ++round) {
    for (unsigned i = random() % 4; i > 0; --i) writer.put(page(static_cast<unsigned>(random() % 70), round));
    if (round % 3 == 0) writer.forget("page/" + std::to_string(random() % 70) + ".txt");
    if (round % 5 == 0) {  // some nodes become one, others part again
      std::vector<Judgement> judgements;
      for (int i = 0; i < 6; ++i) {
        const NodeId one = last->nodes()[random() % last->nodes().size()].id,
                     other = last->nodes()[random() % last->nodes().size()].id;
        if (one != other) judgements.push_back({std::max(one, other), std::min(one, other), "drawn", true});
      }
      writer.apply(judgements);
    }
    writer.flush();
    auto next = std::make_shared<const Snapshot>(open(), round + 1, last.get());
    renewed += next->renewed() ? 1 : 0;
    check_same(*next, Snapshot(open(), 1));
    last = std::move(next);
  }
  CHECK(renewed > 30);
}

TEST_CASE("where nothing changed, nothing is read, and where most did, all is") {
  const TemporaryFolder folder;
  store::Writer writer = store::Writer::open(folder / "db");
  for (unsigned i = 0; i < 5; ++i) writer.put(random_document(i));
  writer.flush();
  const std::shared_ptr<const GraphView> view = store::Reader::open(folder / "db");
  const Snapshot first(view, 1);
  CHECK(serve::changes_between(*view, *view->fingerprints(), *view, *view->fingerprints()).nodes.empty());
  check_same(Snapshot(view, 2, &first), first);
  for (unsigned i = 0; i < 50; ++i) writer.put(random_document(i, 1));
  writer.flush();
  const std::shared_ptr<const GraphView> later = store::Reader::open(folder / "db");
  const Snapshot second(later, 2, &first);
  CHECK_FALSE(second.renewed());
  check_same(second, Snapshot(later, 1));
}

TEST_CASE("names changed one after another are found as if they were new") {
  const auto named = [](std::uint32_t node, std::string name, std::uint32_t links) {
    return serve::NamedNode{node, {std::move(name)}, links};
  };
  serve::NameIndex index;
  search::Speller speller;
  std::vector<std::uint32_t> moved;
  for (std::uint32_t i = 0; i < 3000; ++i) {
    index.add("柳河第" + std::to_string(i), {}, speller);
    moved.push_back(i);
  }
  index.finish(std::vector<std::uint32_t>(3000, 1));
  serve::LayeredNames names(std::move(index));
  for (std::uint32_t i = 0; i < 2500; i += 500) {  // past a thousand, all are put together
    serve::NameChanges changes{moved, {}};
    for (std::uint32_t node = i; node < i + 500; ++node) {
      changes.moved[node] = serve::NameChanges::kGone;
      changes.named.push_back(named(node, "青岩第" + std::to_string(node), node));
    }
    names = names.changed(changes);
    CHECK(names.search("青岩", 3).found == i + 500);
    CHECK(names.search("柳河", 3).found == 2500 - i);
    CHECK(names.search("青岩", 1).best.front().node == i + 499);
    CHECK(names.search("第", 1).found == 3000);
  }
}
