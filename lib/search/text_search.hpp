// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/cancellation.hpp"
#include "model/graph_view.hpp"
#include "search/snippet.hpp"
#include "search/text_query.hpp"

namespace govgraph::search {

struct TextSearchOptions {
  std::vector<Label> labels;  ///< only articles that name a node of one of them; empty: any
  std::optional<Days> days;   ///< only articles of these days: of their own date, else of their document's
  bool undated = false;       ///< with `days`: also articles of no known day
  std::size_t first = 0;      ///< so many of the best are passed over
  std::size_t most = 20;      ///< so many are given
  std::size_t threads = 1;
  Cancellation cancellation{};
};

struct TextHit {
  std::string document;
  std::uint32_t article = 0;
  std::string title;
  std::string date;         ///< of the article, else of its document
  std::uint32_t times = 0;  ///< how often its words stand there, all together
  Snippet snippet;
  bool in_title_only = false;  ///< then the snippet is the title, which stands elsewhere on the page
  std::vector<Node> nodes;     ///< that are named in the snippet, in the order of their first place
};

struct TextHits {
  std::vector<TextHit> best;
  std::uint64_t found = 0;     ///< articles that fit
  std::uint64_t searched = 0;  ///< articles of the days
  std::uint64_t undated = 0;   ///< articles of no known day; only where days are asked for
};

/// Goes through the texts of all documents: there is no index to keep, and what was built, changed or forgotten a
/// moment ago counts. The best come first, by BM25 (k1 1.2, b 0.75) over articles: a word counts the more, the fewer of
/// the articles searched hold it, and in a title three times as much; of equals by path and article. The same for any
/// number of threads. 400 MB of stored text take about a second of one processor; `labels` cost another look at what
/// each document that fits says. A document is looked at once more where articles of it are given, however many.
/// Memory: 40 bytes for an article that fits, and texts of 64 MB. Throws CancelledError.
TextHits search_text(const GraphView& view, const TextQuery& query, const TextSearchOptions& options);

}  // namespace govgraph::search
