// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/cancellation.hpp"
#include "model/graph_view.hpp"
#include "model/reprint.hpp"

/// Articles that are one text. Two are prints of each other by their sketches alone: each holds most of the shorter
/// one's wording, and the longer is not many times as long. A group is what a chain of such pairs holds together, so it
/// is a function of the set of articles; when documents change, only groups that they were in, or come into, differ.
///
/// Pairs are found by runs, of which an index tells the articles. Of an article that is held by another at most a share
/// of the runs is missing there, so of any slightly larger choice of its runs the other holds a few. For a new
/// article that is the longer of two, the others' leads are looked up, a choice made once and for all; for one that
/// is the shorter, its own rarest runs: what stands in every issue is passed over wherever that is safe.
namespace govgraph::resolve {

struct SketchedArticle {
  ArticlePlace place;
  Sketch sketch;
};

/// Groups of two articles and more. Sorted by the first of each group. n log n in all sketches, save for runs that many
/// texts share and few other runs beside. Throws CancelledError.
std::vector<ReprintGroup> find_reprints(const std::vector<SketchedArticle>& articles,
                                        const Cancellation& cancellation = {});

/// Whether the two are prints of one text. Symmetric; linear.
bool is_reprint(const Sketch& a, const Sketch& b);

/// Whether articles of so many runs may be, by that alone. Symmetric.
bool sizes_fit(std::size_t a, std::size_t b);

/// Whether an article can be in any group.
bool tells_wording(const Sketch& sketch);

/// All articles of a corpus, after it has changed.
class SketchIndex {
 public:
  using Visit = std::function<bool(ArticleRef article, std::size_t runs, bool lead)>;

  virtual ~SketchIndex() = default;

  /// Articles that hold a run: first those of whose sketch it is among the leading ones (reprint_runs.hpp). Calls
  /// `visit` until it returns false.
  virtual void visit(std::uint32_t run, const Visit& visit) const = 0;

  /// Those of one document that tell of their wording. Empty where there is no such document.
  virtual std::vector<SketchedArticle> articles(DocumentId document) const = 0;
};

struct ReprintChange {
  std::vector<ReprintGroup> groups;  ///< all of the corpus, as `find_reprints` has them
  std::vector<ReprintGroup> gone,
      come;  ///< what a changed document was in and is in, and those that it split or joined

  /// Articles of unchanged documents that are now one text with others of such than before; of the parts of a group
  /// that fell apart, or that came together, the largest is left out.
  std::vector<ArticlePlace> regrouped;
};

/// The groups after the documents `changed` came, went or became others. `before`: as they were.
ReprintChange update_reprints(std::vector<ReprintGroup> before, const std::vector<DocumentId>& changed,
                              const SketchIndex& index, const Cancellation& cancellation = {});

}  // namespace govgraph::resolve
