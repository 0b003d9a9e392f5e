// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "text/pages/words.hpp"

namespace govgraph::text {

/// Reads what `pdftotext -bbox-layout` writes, as it comes: of its pages no more than one is held. What the program
/// says of flows, blocks and lines is left alone. Of one thread.
class BboxReader {
 public:
  /// `take` is called with each page, in order.
  explicit BboxReader(std::function<void(PageWords&&)> take);
  ~BboxReader();
  BboxReader(const BboxReader&) = delete;
  BboxReader& operator=(const BboxReader&) = delete;

  /// The next bytes. Linear. What is no XML is passed over as far as a parser can; bytes of no
  /// character become U+FFFD.
  void add(std::string_view piece);

  /// Bytes that came since the last page ended.
  std::size_t unread() const;

  /// After the last piece. False where pages stand that never ended.
  bool finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace govgraph::text
