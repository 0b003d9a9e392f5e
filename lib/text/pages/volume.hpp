// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/layout.hpp"
#include "text/pages/compose.hpp"
#include "text/reading.hpp"

namespace govgraph::text {

/// Puts pages together: paragraphs and articles that go on from one page to the next, also to a far one (下转第2版,
/// 上接第1版), are one; what stands at the edge of several pages is furniture. An article stands whole on the page
/// that it begins on. Of its text each paragraph is a line, parted by empty ones, with a form feed before each page but
/// the first. Memory: the text and its places. Of one thread.
class Volume {
 public:
  /// Linear in the page.
  void add(ComposedPage&& page);

  /// Bytes of text so far.
  std::size_t bytes() const { return bytes_; }
  std::size_t pages() const { return sizes_.size(); }
  std::size_t empty_pages() const { return empty_pages_; }  ///< of those, without a word

  /// Linear. To be called once.
  Reading finish();

 private:
  using Kind = Piece::Kind;

  /// A line of the text to be; spans of places count from its beginning.
  struct Entry {
    Kind kind = Kind::kText;
    std::string text;
    std::vector<Placed> placed;
    bool goes_on = false, open = false, at_edge = false;
  };
  struct Part {  ///< an article, or a piece of one
    std::uint32_t page = 0;
    std::vector<Entry> entries;
    std::uint32_t goes_to = 0;     ///< the page's number that it says it goes on at; 0: none
    std::uint32_t comes_from = 0;  ///< that it says it comes from
    bool titled = false;           ///< a headline leads it
    bool taken = false;            ///< it has become the end of another
  };

  Entry entry_of(Piece&& piece, std::uint32_t page) const;
  bool goes_on(const Entry& entry) const;
  void add_to_part(Part& part, Entry&& entry) const;
  static void join(Entry& to, Entry&& more);
  void settle_edges();
  void note_references();
  void join_parts();
  std::size_t end_of(const Part& part) const;
  static std::string cut_reference(Entry& entry, bool at_end);
  void write(const Entry& entry, Reading& out) const;
  void write_furniture(std::uint32_t page, bool upper, Reading& out) const;

  std::vector<PageSize> sizes_;
  std::vector<Part> parts_;
  std::vector<std::vector<Entry>> upper_, lower_;  ///< furniture of each page, above and below its articles
  std::vector<std::uint32_t> numbers_;             ///< printed on each page, else counted
  std::size_t bytes_ = 0;
  std::size_t empty_pages_ = 0;
};

}  // namespace govgraph::text
