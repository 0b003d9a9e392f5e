// SPDX-License-Identifier: Apache-2.0
#include "exchange/derived.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/utf8.hpp"

namespace govgraph::exchange {
namespace {

constexpr std::size_t kWindow = 40;

struct Place {
  std::uint32_t document = 0;
  std::uint32_t article = 0;
  ByteSpan span;
  NodeId node{};
};

/// Two nodes in one sentence; of equal pairs the first place is kept and the others counted.
struct Pair {
  NodeId head{};
  NodeId tail{};
  std::uint32_t document = 0;
  std::uint32_t article = 0;
  ByteSpan sentence;

  friend auto operator<=>(const Pair&, const Pair&) = default;
};

bool ends_sentence(std::string_view text, std::size_t at, std::size_t& length) {
  static constexpr std::array<std::string_view, 6> kEnds{"。", "！", "？", "!", "?", "\n"};
  for (const std::string_view end : kEnds)
    if (text.compare(at, end.size(), end) == 0) {
      length = end.size();
      return true;
    }
  return false;
}

/// Byte spans of the sentences, in order, without white space at their ends.
std::vector<ByteSpan> sentences_of(std::string_view text) {
  std::vector<ByteSpan> out;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    while (begin < end && static_cast<unsigned char>(text[begin]) <= ' ') ++begin;
    while (end > begin && static_cast<unsigned char>(text[end - 1]) <= ' ') --end;
    if (end > begin) out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = 1;
    const bool end = ends_sentence(text, i, length);
    i += length;
    if (!end) continue;
    close(i);
    begin = i;
  }
  close(text.size());
  return out;
}

class Counter {
 public:
  Counter(const GraphView& view, const Outline& outline, const std::function<void(const DerivedEdge&)>& visit)
      : view_(view), cancellation_(outline.cancellation()), documents_(view.documents()), visit_(visit) {
    for (const Outline::Entry& entry : outline.nodes()) gather(entry.id);
  }

  void mentioned_in() const {
    for (std::size_t begin = 0, end = 0; begin < places_.size(); begin = end) {
      cancellation_.check();
      const Place& first = places_[begin];
      while (end < places_.size() && places_[end].node == first.node && places_[end].document == first.document &&
             places_[end].article == first.article)
        ++end;
      const std::string& path = documents_[first.document].path;
      visit_({DerivedEdge::Type::kMentionedIn, first.node, NodeId{}, article_name(path, first.article),
              static_cast<std::uint32_t>(end - begin), located(first.document, first.article, first.span)});
    }
  }

  void co_occurs() {
    std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
      return std::tie(a.document, a.span, a.node) < std::tie(b.document, b.span, b.node);
    });
    for (std::size_t begin = 0, end = 0; begin < places_.size(); begin = end) {
      while (end < places_.size() && places_[end].document == places_[begin].document) ++end;
      pair_up(begin, end);
    }
    std::sort(pairs_.begin(), pairs_.end());
    for (std::size_t begin = 0, end = 0; begin < pairs_.size(); begin = end) {
      cancellation_.check();
      const Pair& first = pairs_[begin];
      while (end < pairs_.size() && pairs_[end].head == first.head && pairs_[end].tail == first.tail) ++end;
      visit_({DerivedEdge::Type::kCoOccurs, first.head, first.tail, "", static_cast<std::uint32_t>(end - begin),
              located(first.document, first.article, first.sentence)});
    }
  }

 private:
  void gather(NodeId node) {
    cancellation_.check();
    for (const Located& each : view_.mentions(node)) {
      const auto at =
          std::lower_bound(documents_.begin(), documents_.end(), each.document,
                           [](const DocumentInfo& info, const std::string& path) { return info.path < path; });
      places_.push_back({static_cast<std::uint32_t>(at - documents_.begin()), each.article, each.span, node});
    }
  }

  /// Pairs of one document: `places_[begin, end)` are its mentions in text order.
  void pair_up(std::size_t begin, std::size_t end) {
    const std::string source = view_.source(documents_[places_[begin].document].path);
    std::vector<Place> group;
    std::size_t at = begin;
    for (const ByteSpan sentence : sentences_of(source)) {
      cancellation_.check();
      group.clear();
      for (; at < end && places_[at].span.begin < sentence.end; ++at) group.push_back(places_[at]);
      pair_up(group, sentence);
    }
  }

  void pair_up(std::vector<Place>& group, ByteSpan sentence) {
    const std::size_t before = pairs_.size();
    for (std::size_t i = 0; i < group.size(); ++i)
      for (std::size_t j = i + 1; j < std::min(group.size(), i + 1 + kWindow); ++j) {
        if (group[i].node == group[j].node) continue;
        const auto [head, tail] = std::minmax(group[i].node, group[j].node);
        pairs_.push_back({head, tail, group[i].document, group[i].article, sentence});
      }
    // A pair counts once a sentence, however often it names the two.
    const auto from = pairs_.begin() + static_cast<std::ptrdiff_t>(before);
    std::sort(from, pairs_.end());
    pairs_.erase(std::unique(from, pairs_.end(),
                             [](const Pair& a, const Pair& b) { return a.head == b.head && a.tail == b.tail; }),
                 pairs_.end());
  }

  Located located(std::uint32_t document, std::uint32_t article, ByteSpan span) const {
    const std::string& path = documents_[document].path;
    if (path != cached_path_) {
      cached_path_ = path;
      cached_source_ = view_.source(path);
    }
    return {path, article, span,
            utf8::squeeze(std::string_view(cached_source_).substr(span.begin, span.end - span.begin)), ""};
  }

  const GraphView& view_;
  Cancellation cancellation_;
  std::vector<DocumentInfo> documents_;
  const std::function<void(const DerivedEdge&)>& visit_;
  std::vector<Place> places_;  ///< by node, document, article
  std::vector<Pair> pairs_;
  mutable std::string cached_path_, cached_source_;
};

}  // namespace

void visit_derived(const GraphView& view, const Outline& outline,
                   const std::function<void(const DerivedEdge&)>& visit) {
  Counter counter(view, outline, visit);
  counter.mentioned_in();
  counter.co_occurs();
}

}  // namespace govgraph::exchange
