// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/graph_view.hpp"
#include "model/print_places.hpp"

namespace govgraph::cli {

/// A name or text from a page, fit for a terminal: control characters are spaces.
std::string printable(std::string_view text);

/// A step as drawn between two names: "—HOLDS_ROLE 书记→", "←PART_OF—", "—COOPERATES_WITH—".
std::string arrow_of(const Neighbor& step, const Edge& edge);

/// A place in a source with the sentence around it, white space removed.
struct Quote {
  std::string before;  ///< begins with "…" where it is cut
  std::string marked;  ///< exactly what stands in the span
  std::string after;
};

/// Cuts at 。！？!? and blank lines, and after 60 characters on each side.
Quote quote(std::string_view source, ByteSpan span);

/// One line: the marked part in bold where `colour`, else between 【 and 】.
std::string line_of(const Quote& quote, bool colour);

bool stdout_is_terminal();

/// Sources and titles of documents, the last one remembered: evidence comes sorted by document.
class Pages {
 public:
  explicit Pages(const GraphView& view) : view_(view), print_(view) {}

  Quote quote(const Located& place);
  const ArticleFact& article(const Located& place);  ///< an empty one when the document is unknown
  std::string date(const Located& place);            ///< of the article, else of the document
  std::vector<PrintPlace> in_print(const Located& place) const { return print_.of(place); }

  /// "page 2, 56.7 102.3 301.5 113.1": the page and the box around the first of its columns, in points from the upper
  /// left corner: left, top, right, bottom. Empty where that is not known.
  std::string page_and_box(const Located& place) const;

 private:
  void load(const std::string& document);

  const GraphView& view_;
  PrintPlaces print_;
  bool loaded_ = false;
  std::string source_;
  DocumentInfo info_;
  ArticleFact none_;
};

}  // namespace govgraph::cli
