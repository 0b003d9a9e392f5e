// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <memory>
#include <string>
#include <string_view>

namespace govgraph::text {

/// Reads XML as a run of events, in bounded memory beside the bytes; no address is followed, no entity unfolded. Names
/// come without their prefix.
class XmlEvents {
 public:
  enum class Kind { kOpen, kClose, kText };

  /// `bytes` must outlive it.
  explicit XmlEvents(std::string_view bytes);
  ~XmlEvents();
  XmlEvents(const XmlEvents&) = delete;
  XmlEvents& operator=(const XmlEvents&) = delete;

  /// False at the end, and where the XML breaks off. An element without content opens and closes.
  bool next();

  Kind kind() const;
  std::string_view name() const;  ///< of an element
  std::string_view text() const;  ///< of kText

  /// Of an element that opens; empty where there is none.
  std::string attribute(std::string_view name) const;

  /// Passes over all that is in the element that opens here, up to its end.
  void skip();

  /// Whether it ended before its end.
  bool broken() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The number that a value begins with; `otherwise` where it begins with none, or with one too large.
template <class Number>
Number number_in(std::string_view value, Number otherwise) {
  std::from_chars(value.data(), value.data() + value.size(), otherwise);
  return otherwise;
}

}  // namespace govgraph::text
