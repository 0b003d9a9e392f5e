// SPDX-License-Identifier: Apache-2.0
#include "search/text_search.hpp"

#include <atomic>
#include <map>
#include <random>

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "support/facts_builder.hpp"
#include "support/memory_graph.hpp"

using namespace govgraph;
using namespace govgraph::test;
using search::TextQuery;
using search::TextSearchOptions;

namespace {

DocumentFacts page(const std::string& path, const std::vector<std::string>& articles,
                   const std::string& date = "2025-01-06") {
  std::string source;
  std::vector<ArticleFact> facts;
  for (const std::string& each : articles) {
    ArticleFact& fact = facts.emplace_back();
    fact.span.begin = static_cast<std::uint32_t>(source.size());
    source += each;
    fact.span.end = static_cast<std::uint32_t>(source.size());
    source += "\n\n";
  }
  DocumentFacts out = FactsBuilder(path, source, date).build();
  out.articles = facts;
  return out;
}

/// "a#1 b#2": what was found, in order.
std::string found(const GraphView& view, const std::string& query, const TextSearchOptions& options = {}) {
  std::string out;
  for (const search::TextHit& each : search_text(view, TextQuery(query), options).best)
    out += (out.empty() ? "" : " ") + article_name(each.document, each.article);
  return out;
}

MemoryGraph town() {
  return MemoryGraph({page("a", {"骑手进社区。", "食堂开了，骑手来了。"}),
                      page("b", {"食堂，食堂，食堂。", "别的。"}, "2025-03"), page("c", {"骑手。"}, "")});
}

}  // namespace

TEST_CASE("articles are found by what they hold") {
  const MemoryGraph view = town();
  CHECK(found(view, "骑手 AND 食堂") == "a#2");
  CHECK(found(view, "食堂 NOT 骑手") == "b#1");
  CHECK(found(view, "骑手") == "c#1 a#1 a#2");  // the shorter first
  CHECK(found(view, "食堂") == "b#1 a#2");      // who says it thrice first
  CHECK(found(view, "无此") == "");
  const search::TextHits hits = search_text(view, TextQuery("食堂 OR 骑手"), {});
  CHECK(hits.found == 4);
  CHECK(hits.searched == 5);
  CHECK(hits.undated == 0);
  CHECK(hits.best.at(0).times >= 1);
}

TEST_CASE("a part of what was found, from any place on") {
  const MemoryGraph view = town();
  TextSearchOptions options;
  options.most = 1;
  CHECK(found(view, "骑手", options) == "c#1");
  options.first = 1;
  CHECK(found(view, "骑手", options) == "a#1");
  options.first = 9;
  CHECK(found(view, "骑手", options) == "");
}

TEST_CASE("days choose articles, those of no day are counted") {
  const MemoryGraph view = town();
  TextSearchOptions options;
  options.days = days_of("2025-01");
  CHECK(found(view, "骑手 OR 食堂", options) == "a#2 a#1");
  CHECK(search_text(view, TextQuery("骑手"), options).undated == 1);
  options.undated = true;
  CHECK(found(view, "骑手", options) == "c#1 a#1 a#2");
  options.days = days_of("2025-03-14");  // the page is of the month
  options.undated = false;
  CHECK(found(view, "骑手 OR 食堂", options) == "b#1");
}

TEST_CASE("a title counts, wherever it is printed") {
  DocumentFacts one = page("a", {"骑手来了，今天天气很好。"}), other = page("b", {"骑手来了，今天天气很好。"}),
                title = page("c", {"没有说到他们，今天天气好。"});
  other.articles[0].title = "骑手进社区";
  title.articles[0].title = "骑手来了";
  const MemoryGraph view({one, other, title});
  CHECK(found(view, "骑手") == "b#1 c#1 a#1");
  const auto hit = search_text(view, TextQuery("骑手 NOT 很好"), {}).best.at(0);
  CHECK(hit.in_title_only);
  CHECK(hit.snippet.pieces == std::vector<search::Snippet::Piece>{{"骑手", true}, {"来了", false}});
}

TEST_CASE("nodes that are named in the snippet, and articles that name one of a label") {
  FactsBuilder with("a", "云麓社区的骑手在青禾食堂吃饭。别处还有石桥驿站。");
  with.entity(Label::kArea, "云麓社区").entity(Label::kPlace, "青禾食堂").entity(Label::kPlace, "石桥驿站");
  const MemoryGraph view({with.build(), page("b", {"骑手在外面。"})});
  const auto hits = search_text(view, TextQuery("骑手 青禾食堂"), {});
  REQUIRE(hits.best.size() == 1);
  REQUIRE(hits.best[0].nodes.size() == 2);
  CHECK(hits.best[0].nodes[0].name == "云麓社区");
  CHECK(hits.best[0].nodes[1].name == "青禾食堂");
  TextSearchOptions options;
  CHECK(found(view, "骑手", options) == "b#1 a#1");
  options.labels = {Label::kPerson, Label::kPlace};
  CHECK(found(view, "骑手", options) == "a#1");
  options.labels = {Label::kPerson};
  CHECK(found(view, "骑手", options) == "");
}

TEST_CASE("any query finds what a look at each article finds, on any number of threads") {
  std::mt19937 chance(11);
  const std::vector<std::string> words{"骑手", "食堂", "手食", "App", "3", "堂，"};
  std::vector<DocumentFacts> pages;
  std::map<std::string, std::string> texts;
  for (unsigned i = 0; i < 40; ++i) {
    std::vector<std::string> articles(1 + chance() % 4);
    for (std::size_t n = 0; n < articles.size(); ++n) {
      for (unsigned k = chance() % 8; k > 0; --k) articles[n] += words[chance() % words.size()] + "；";
      texts[article_name("p" + std::to_string(i), static_cast<std::uint32_t>(n))] = articles[n];
    }
    pages.push_back(page("p" + std::to_string(i), articles));
  }
  const MemoryGraph view(pages);
  for (int round = 0; round < 100; ++round) {
    const std::string &a = words[chance() % words.size()], &b = words[chance() % words.size()],
                      &c = words[chance() % words.size()];
    const auto holds = [](const std::string& text, const std::string& word) {
      return text.find(word) != std::string::npos;
    };
    std::set<std::string> wanted;
    for (const auto& [name, text] : texts)
      if ((holds(text, a) || holds(text, b)) && !holds(text, c)) wanted.insert(name);
    const TextQuery query("(" + a + " OR " + b + ") NOT " + c);
    TextSearchOptions options;
    options.most = 1000;
    std::vector<std::vector<std::string>> orders;
    for (const std::size_t threads : {1, 3}) {
      options.threads = threads;
      std::vector<std::string>& order = orders.emplace_back();
      for (const auto& each : search_text(view, query, options).best)
        order.push_back(article_name(each.document, each.article));
    }
    CHECK(orders[0] == orders[1]);
    CHECK(std::set(orders[0].begin(), orders[0].end()) == wanted);
  }
}

TEST_CASE("a document is opened as often for many of its articles as for one") {
  struct Counting final : MemoryGraph {
    using MemoryGraph::MemoryGraph;
    std::string source(std::string_view path) const override {
      ++opened;
      return MemoryGraph::source(path);
    }
    std::vector<NamedPlace> named_in(std::string_view path) const override {
      ++opened;
      return MemoryGraph::named_in(path);
    }
    mutable std::size_t opened = 0;
  };
  const auto times = [](std::size_t most) {
    const Counting view(
        std::vector<DocumentFacts>{page("a", std::vector<std::string>(50, "骑手来了。")), page("b", {"骑手。"})});
    TextSearchOptions options;
    options.first = 1;  // those of the other page are the shorter
    options.most = most;
    CHECK(search_text(view, TextQuery("骑手"), options).best.size() == most);
    return view.opened;
  };
  CHECK(times(50) == times(1));
}

TEST_CASE("a search ends when it is asked to") {
  const MemoryGraph view = town();
  const std::atomic<bool> asked = true;
  TextSearchOptions options;
  options.cancellation = Cancellation(asked);
  CHECK_THROWS_AS(search_text(view, TextQuery("骑手"), options), CancelledError);
}
