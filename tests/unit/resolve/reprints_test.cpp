// SPDX-License-Identifier: Apache-2.0
#include "resolve/reprints.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <random>

#include <catch2/catch.hpp>

#include "model/facts.hpp"
#include "model/reprint_runs.hpp"
#include "support/ideographs.hpp"

using namespace govgraph;
using resolve::find_reprints;
using resolve::SketchedArticle;

namespace {

SketchedArticle article(const std::string& document, const std::string& words) {
  return {{document, 0}, sketch_of(words)};
}

}  // namespace

TEST_CASE("a sketch is of the wording alone") {
  const std::string words = test::ideographs(1, 300);
  std::string set;
  for (std::size_t i = 0; i < words.size(); i += 3) set += words.substr(i, 3) + (i % 30 == 0 ? "，\n" : "");
  CHECK(sketch_of(words) == sketch_of(set));
  CHECK(sketch_of(words).size() > 20);
  CHECK(sketch_of("柳河镇").empty());
  const Sketch whole = sketch_of(words), part = sketch_of(words.substr(0, 450));
  CHECK(shared(whole, part) == part.size());
}

TEST_CASE("whole and shortened prints are one group, what shares a paragraph is not") {
  const std::string one = test::ideographs(1, 600), other = test::ideographs(2, 600), notice = test::ideographs(3, 150);
  std::vector<SketchedArticle> articles = {article("b", one),
                                           article("a", one.substr(0, 900)),
                                           article("c", test::ideographs(9, 20) + one),
                                           article("d", other + notice),
                                           article("e", test::ideographs(4, 600) + notice),
                                           article("f", one.substr(0, 60))};
  const std::vector<ReprintGroup> expected = {{{"c", 0}, {"a", 0}, {"b", 0}}};
  CHECK(find_reprints(articles) == expected);
  std::reverse(articles.begin(), articles.end());
  CHECK(find_reprints(articles) == expected);
}

TEST_CASE("a round-up is no print of what it sums up") {
  std::string all;
  for (unsigned seed = 1; seed <= 8; ++seed) all += test::ideographs(seed, 200);
  CHECK(
      find_reprints({article("a", all), article("b", test::ideographs(1, 200)), article("c", test::ideographs(2, 200))})
          .empty());
}

TEST_CASE("a thousand copies are one group") {
  std::vector<SketchedArticle> articles;
  const std::string words = test::ideographs(5, 400);
  for (int i = 0; i < 1000; ++i) articles.push_back(article(std::to_string(i), words));
  const auto groups = find_reprints(articles);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].size() == 1000);
}

namespace {

/// Articles in memory, by document.
class MemoryIndex final : public resolve::SketchIndex {
 public:
  std::map<std::string, std::vector<SketchedArticle>> documents;

  void visit(std::uint32_t run, const Visit& visit) const override {
    for (const bool lead : {true, false})
      for (const auto& [path, articles] : documents)
        for (const SketchedArticle& each : articles) {
          const auto at = std::lower_bound(each.sketch.begin(), each.sketch.end(), run);
          if (at == each.sketch.end() || *at != run) continue;
          const auto place = static_cast<std::size_t>(at - each.sketch.begin());
          if ((place < leading_runs(each.sketch.size())) != lead) continue;
          if (!visit({document_id(path), each.place.article}, each.sketch.size(), lead)) return;
        }
  }

  std::vector<SketchedArticle> articles(DocumentId document) const override {
    std::vector<SketchedArticle> out;
    for (const auto& [path, articles] : documents)
      if (document_id(path) == document)
        std::copy_if(articles.begin(), articles.end(), std::back_inserter(out),
                     [](const SketchedArticle& each) { return resolve::tells_wording(each.sketch); });
    return out;
  }

  std::vector<SketchedArticle> all() const {
    std::vector<SketchedArticle> out;
    for (const auto& [path, articles] : documents) out.insert(out.end(), articles.begin(), articles.end());
    return out;
  }
};

/// A piece of a text, so that some hold one another, some overlap, and some lie far apart.
Sketch piece(std::mt19937& random) {
  const std::string whole = test::ideographs(random() % 2 == 0 ? 1 : 2, 400);
  const std::size_t begin = random() % 300, length = 40 + random() % 360;
  return sketch_of(whole.substr(3 * begin, 3 * std::min(length, 400 - begin)));
}

}  // namespace

TEST_CASE("groups after a change are those of a look at all") {
  std::mt19937 random(1);
  MemoryIndex index;
  std::vector<ReprintGroup> groups;
  std::size_t met = 0;
  for (int step = 0; step < 400; ++step) {
    std::vector<DocumentId> changed;
    for (unsigned n = 1 + random() % 3; n > 0; --n) {
      const std::string path = std::to_string(random() % 24);
      changed.push_back(document_id(path));
      index.documents.erase(path);
      if (random() % 4 != 0)
        for (std::uint32_t i = 0, count = 1 + random() % 3; i < count; ++i)
          index.documents[path].push_back({{path, i}, piece(random)});
    }
    resolve::ReprintChange change = resolve::update_reprints(groups, changed, index);
    INFO("step " << step);
    REQUIRE(change.groups == find_reprints(index.all()));
    groups = std::move(change.groups);
    met += groups.size();
  }
  CHECK(met > 400);
}
