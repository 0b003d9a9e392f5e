// SPDX-License-Identifier: Apache-2.0
#include "search/text_search.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <span>

#include "base/ordered_work.hpp"
#include "search/article_map.hpp"

namespace govgraph::search {
namespace {

constexpr std::uint64_t kMostUnderWay = 64 << 20;  // bytes of text
constexpr std::uint32_t kTitleWeight = 2;          // beside the place of the title in the text
constexpr double kSaturation = 1.2, kLengthShare = 0.75;

/// What one article holds of the terms.
struct Counts {
  std::uint32_t article = 0;
  std::vector<std::uint32_t> times, weights;  ///< by term; weights: with the title's
};

struct Scanned {
  std::vector<Counts> fitting;
  std::vector<std::uint32_t> holding;  ///< articles that hold each term
  std::uint64_t searched = 0, undated = 0, bytes = 0;
};

/// What the hits of one document are made of.
struct Page {
  std::string source;
  std::vector<std::vector<Place>> places;  ///< by article
  std::vector<NamedPlace> names;
};

struct Ranked {
  std::uint32_t document = 0;
  const Counts* counts = nullptr;
  double score = 0;
};

std::uint32_t length(ByteSpan span) { return span.end - span.begin; }

const std::string& date_of(const DocumentInfo& document, const ArticleFact& article) {
  return article.date.empty() ? document.date : article.date;
}

std::string heading_of(const ArticleFact& article) {
  return article.subtitle.empty() ? article.title : article.title + "\n" + article.subtitle;
}

std::vector<Place> places_in(std::string_view text, const std::vector<Term>& terms) {
  std::vector<Place> out;
  std::vector<ByteSpan> spans;
  for (std::uint32_t i = 0; i < terms.size(); ++i) {
    spans.clear();
    terms[i].find(text, spans);
    for (const ByteSpan each : spans) out.push_back({each, i});
  }
  std::sort(out.begin(), out.end());
  return out;
}

class Search {
 public:
  Search(const GraphView& view, const TextQuery& query, const TextSearchOptions& options)
      : view_(view), query_(query), options_(options), documents_(view.documents()) {
    std::erase_if(documents_, [&](const DocumentInfo& each) { return !is_wanted(each); });
  }

  TextHits run() {
    scan();
    const std::vector<Ranked> ranked = rank();
    TextHits out;
    out.found = ranked.size();
    out.searched = searched_;
    out.undated = undated_;
    const std::size_t first = std::min(options_.first, ranked.size());
    out.best = hits(std::span(ranked).subspan(first, std::min(options_.most, ranked.size() - first)));
    return out;
  }

 private:
  bool is_wanted(const DocumentInfo& document) {
    if (!options_.days) return true;
    bool out = false;
    for (const ArticleFact& each : document.articles) {
      const auto days = days_of(date_of(document, each), document.date);
      if (!days) ++undated_;
      out = out || is_wanted(days);
    }
    return out;
  }

  bool is_wanted(const DocumentInfo& document, const ArticleFact& article) const {
    return !options_.days || is_wanted(days_of(date_of(document, article), document.date));
  }

  /// REQUIRES: days are asked for.
  bool is_wanted(const std::optional<Days>& days) const {
    return days ? days->meets(*options_.days) : options_.undated;
  }

  void scan() {
    scanned_.resize(documents_.size());
    OrderedWork<Scanned>({.count = documents_.size(),
                          .threads = options_.threads,
                          .budget = kMostUnderWay,
                          .cost = [&](std::size_t i) { return documents_[i].bytes; },
                          .work =
                              [&](std::size_t i) {
                                options_.cancellation.check();
                                return scanned(documents_[i]);
                              },
                          .take = [&](std::size_t i, Scanned done) { take(i, std::move(done)); }})
        .run();
  }

  void take(std::size_t i, Scanned done) {
    searched_ += done.searched;
    bytes_ += done.bytes;
    holding_.resize(query_.terms().size());
    for (std::size_t term = 0; term < holding_.size(); ++term) holding_[term] += done.holding[term];
    scanned_[i] = std::move(done.fitting);
  }

  Scanned scanned(const DocumentInfo& document) const {
    const std::size_t terms = query_.terms().size();
    Scanned out;
    out.holding.resize(terms);
    const std::vector<Place> places = places_in(view_.source(document.path), query_.terms());
    std::vector<Counts> held(document.articles.size());
    if (!places.empty()) {
      const ArticleMap map(document.articles);
      for (const Place& each : places)
        if (const auto article = map.at(each.span.begin)) add(held[*article], each.term, 1, 1);
    }
    for (std::uint32_t i = 0; i < held.size(); ++i) {
      const ArticleFact& article = document.articles[i];
      if (!is_wanted(document, article)) continue;
      ++out.searched;
      out.bytes += length(article.span);
      for (const Place& each : places_in(heading_of(article), query_.terms())) add(held[i], each.term, 0, kTitleWeight);
      std::vector<bool> holds(terms);
      for (std::size_t term = 0; term < held[i].weights.size(); ++term) holds[term] = held[i].weights[term] > 0;
      for (std::size_t term = 0; term < terms; ++term) out.holding[term] += holds[term];
      if (!query_.fits(holds)) continue;
      held[i].article = i;
      out.fitting.push_back(std::move(held[i]));
    }
    if (!options_.labels.empty() && !out.fitting.empty()) keep_labelled(document, out.fitting);
    return out;
  }

  void add(Counts& to, std::uint32_t term, std::uint32_t times, std::uint32_t weight) const {
    to.times.resize(query_.terms().size());
    to.weights.resize(query_.terms().size());
    to.times[term] += times;
    to.weights[term] += weight;
  }

  void keep_labelled(const DocumentInfo& document, std::vector<Counts>& fitting) const {
    std::vector<bool> names(document.articles.size());
    for (const NamedPlace& each : view_.named_in(document.path))
      if (each.article < names.size() &&
          std::find(options_.labels.begin(), options_.labels.end(), each.label) != options_.labels.end())
        names[each.article] = true;
    std::erase_if(fitting, [&](const Counts& each) { return !names[each.article]; });
  }

  double score_of(const DocumentInfo& document, const Counts& counts) const {
    const double articles = static_cast<double>(searched_);
    const double mean = std::max(1.0, static_cast<double>(bytes_) / articles);
    const double relative = static_cast<double>(length(document.articles[counts.article].span)) / mean;
    double out = 0;
    for (std::size_t term = 0; term < counts.weights.size(); ++term) {
      const double weight = counts.weights[term], holding = static_cast<double>(holding_[term]);
      out += std::log(1 + (articles - holding + 0.5) / (holding + 0.5)) * weight * (kSaturation + 1) /
             (weight + kSaturation * (1 - kLengthShare + kLengthShare * relative));
    }
    return out;
  }

  std::vector<Ranked> rank() const {
    std::vector<Ranked> out;
    for (std::uint32_t i = 0; i < documents_.size(); ++i)
      for (const Counts& each : scanned_[i]) out.push_back({i, &each, score_of(documents_[i], each)});
    std::stable_sort(out.begin(), out.end(), [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
    return out;
  }

  /// Each document is opened once, however many of its articles are given.
  std::vector<TextHit> hits(std::span<const Ranked> ranked) const {
    std::vector<TextHit> out(ranked.size());
    std::map<std::uint32_t, std::vector<std::size_t>> by_document;
    for (std::size_t i = 0; i < ranked.size(); ++i) by_document[ranked[i].document].push_back(i);
    for (const auto& [document, all] : by_document) {
      const Page page = opened(documents_[document]);
      for (const std::size_t i : all) {
        options_.cancellation.check();
        out[i] = hit(documents_[document], page, *ranked[i].counts);
      }
    }
    return out;
  }

  Page opened(const DocumentInfo& document) const {
    options_.cancellation.check();
    Page out{view_.source(document.path), std::vector<std::vector<Place>>(document.articles.size()), {}};
    const ArticleMap map(document.articles);
    for (const Place& each : places_in(out.source, query_.terms()))
      if (const auto article = map.at(each.span.begin)) out.places[*article].push_back(each);
    out.names = view_.named_in(document.path);
    return out;
  }

  TextHit hit(const DocumentInfo& document, const Page& page, const Counts& counts) const {
    const ArticleFact& article = document.articles[counts.article];
    const std::vector<Place>& places = page.places[counts.article];
    TextHit out{document.path, counts.article, article.title, date_of(document, article), 0, {}, places.empty(), {}};
    out.times = std::accumulate(counts.times.begin(), counts.times.end(), 0U);
    if (!places.empty()) {
      out.snippet = snippet_of(page.source, article.span, places);
      add_nodes(page.names, out);
      return out;
    }
    const std::string heading = heading_of(article);
    out.snippet = marked_text(heading, places_in(heading, query_.terms()));
    return out;
  }

  void add_nodes(const std::vector<NamedPlace>& names, TextHit& hit) const {
    const ByteSpan shown = hit.snippet.span;
    std::vector<NodeId> ids;
    for (auto each = std::partition_point(names.begin(), names.end(),
                                          [&](const NamedPlace& at) { return at.span.begin < shown.begin; });
         each != names.end() && each->span.begin < shown.end; ++each) {
      if (each->span.end > shown.end || std::find(ids.begin(), ids.end(), each->node) != ids.end()) continue;
      ids.push_back(each->node);
      if (auto node = view_.node(each->node)) hit.nodes.push_back(std::move(*node));
    }
  }

  const GraphView& view_;
  const TextQuery& query_;
  const TextSearchOptions& options_;
  std::vector<DocumentInfo> documents_;
  std::vector<std::vector<Counts>> scanned_;  ///< by document
  std::vector<std::uint64_t> holding_;
  std::uint64_t searched_ = 0, undated_ = 0, bytes_ = 0;
};

}  // namespace

TextHits search_text(const GraphView& view, const TextQuery& query, const TextSearchOptions& options) {
  return Search(view, query, options).run();
}

}  // namespace govgraph::search
