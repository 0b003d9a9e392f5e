// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace govgraph::exchange {

/// A short piece of XML that is put again and again. It ends in space to spare, so that it is copied by few wide moves.
class XmlTag {
 public:
  static constexpr std::size_t kMost = 64;

  XmlTag() = default;
  explicit XmlTag(std::string_view text);  ///< REQUIRES: at most kMost bytes

 private:
  friend class XmlBuffer;
  std::array<char, kMost> text_{};
  std::size_t size_ = 0;
};

/// Bytes of XML under way. Grows to the largest piece and is used again: nothing is allocated a piece.
class XmlBuffer {
 public:
  XmlBuffer& put(std::string_view text) {
    if (text.empty()) return *this;  // there may be no buffer yet
    reserve(text.size());
    std::memcpy(end_, text.data(), text.size());
    end_ += text.size();
    return *this;
  }
  XmlBuffer& put(char c) {
    reserve(1);
    *end_++ = c;
    return *this;
  }

  XmlBuffer& put(const XmlTag& tag) {
    reserve(XmlTag::kMost);
    std::memcpy(end_, tag.text_.data(), XmlTag::kMost);
    end_ += tag.size_;
    return *this;
  }

  XmlBuffer& put_number(std::uint64_t value);
  XmlBuffer& put_number(float value);       ///< the shortest digits that read back as the same
  XmlBuffer& put_decimal(float value);      ///< one digit after the point: enough for pictures
  XmlBuffer& put_hex(std::uint64_t value);  ///< 16 digits

  /// As XML 1.0 content or attribute value: `< > & "` as entities, control white space as a blank, other characters
  /// that XML forbids dropped, broken UTF-8 as U+FFFD.
  XmlBuffer& put_text(std::string_view text);

  std::string_view view() const { return {begin_.get(), static_cast<std::size_t>(end_ - begin_.get())}; }
  void clear() { end_ = begin_.get(); }

 private:
  void reserve(std::size_t size) {
    if (size > static_cast<std::size_t>(limit_ - end_)) grow(size);
  }
  void grow(std::size_t size);

  std::unique_ptr<char[]> begin_;
  char* end_ = nullptr;
  char* limit_ = nullptr;
  std::uint32_t last_ = 0;  ///< the bits of the number whose digits stand below: confidences are few
  std::string last_digits_;
};

/// At most `limit` characters, the last of them "…" where something is cut. A view of `text` where it fits, else of
/// `storage`, which is overwritten.
std::string_view shortened(std::string_view text, std::size_t limit, std::string& storage);

}  // namespace govgraph::exchange
