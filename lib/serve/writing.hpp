// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "serve/passage.hpp"
#include "serve/snapshot.hpp"

// The shapes that several answers, and the page of one file, share.
namespace govgraph::serve {

void write_text(json::Writer& json, std::string_view key, std::string_view value);
void write_number(json::Writer& json, std::string_view key, std::uint64_t value);

/// A confidence as rules write it: 0.95, not the nearest float's 0.949999988.
double tidy(float confidence);

/// {"id", "label", "name", "scope", "links"}
void write_node(json::Writer& json, const NodeEntry& node);

/// {"id", "head", "tail", "type", "role", "inferred", "confidence", "documents", "first", "last"}; without those that
/// say nothing
void write_edge(json::Writer& json, std::span<const NodeEntry> nodes, const EdgeEntry& edge);

/// "aliases": […]
void write_aliases(json::Writer& json, std::span<const std::string> aliases);

/// "properties": {…}
void write_properties(json::Writer& json, const Properties& properties);

/// Places in articles, written as {"article": index, "begin", "end", "rule", "bytes"}, and the articles that they need;
/// "bytes" where the page's picture can be shown.
class Places {
 public:
  /// Articles past `most_text` bytes of text in all are left out, and the places in them.
  /// `pictured`: pictures of their pages can be shown.
  explicit Places(const GraphView& view, std::size_t most_text = std::numeric_limits<std::size_t>::max(),
                  bool pictured = true)
      : view_(view), most_text_(most_text), pictured_(pictured) {}

  static constexpr std::size_t kMostText = 8 << 20;  ///< of an answer

  /// `"key": [...]`
  void write(json::Writer& json, std::string_view key, std::span<const Located> places);

  /// `"articles": [{"document", "article", "title", "subtitle", "date", "text"}]`: those named so far.
  void write_articles(json::Writer& json) const;

  struct Article {
    std::string document;
    std::uint32_t number = 0;  ///< from 1
    ArticleFact fact;
    std::string date;  ///< its own, else its document's
    Passage passage;
  };

  /// Index of an article; -1 when the document has none of that number, or the text is full. One look-up of its
  /// document when it is new.
  std::ptrdiff_t index_of(const std::string& document, std::uint32_t article);
  std::size_t size() const { return articles_.size(); }

 private:
  const GraphView& view_;
  std::size_t most_text_, text_ = 0;
  bool pictured_;
  std::vector<Article> articles_;
  std::map<std::pair<std::string, std::uint32_t>, std::ptrdiff_t> known_;
  std::string document_, source_;       ///< the last one opened: places come by document
  std::map<std::string, bool> placed_;  ///< of documents, whether it is known where on a page their text stands
  DocumentInfo info_;
};

}  // namespace govgraph::serve
