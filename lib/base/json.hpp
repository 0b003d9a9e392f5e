// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace govgraph::json {

/// Appends one JSON value after another to a string, each once it is complete, without blanks. Text that is not valid
/// UTF-8 is written with U+FFFD for its broken bytes, so what comes out is always JSON. REQUIRES: calls nest as JSON
/// does. The string must outlive the writer. Not thread-safe.
class Writer {
 public:
  explicit Writer(std::string& out);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view name);

  void string(std::string_view text);
  void integer(std::int64_t value);
  void boolean(bool value);
  void null();

  /// The shortest digits that read back as the same float; 0 for what JSON cannot say (NaN, infinity).
  void number(float value);
  void number(double value);

  /// Ready for another value of its own, as on a new line.
  void restart();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A view into a parsed `Text`; as long-lived as it. Asking for another kind than it has gives nullopt.
class Value {
 public:
  bool is_object() const;
  bool is_array() const;

  std::optional<std::string_view> string() const;
  std::optional<std::int64_t> integer() const;
  std::optional<double> number() const;
  std::optional<bool> boolean() const;

  /// Members and elements; 0 of anything else. `key_at` and `at` REQUIRE an index below `size`.
  std::size_t size() const;
  std::string_view key_at(std::size_t index) const;
  Value at(std::size_t index) const;

  /// A member of an object, the first of several; nullopt when there is none. Linear in the members.
  std::optional<Value> find(std::string_view key) const;

  /// A key that an object has more than once; nullopt where there is none. n log n.
  std::optional<std::string_view> repeated_key() const;

 private:
  friend class Text;
  explicit Value(const void* value) : value_(value) {}
  const void* value_;
};

/// Parses JSON texts one after another, reusing its memory.
class Text {
 public:
  Text();
  ~Text();
  Text(const Text&) = delete;
  Text& operator=(const Text&) = delete;

  /// Parses in place: `text` is overwritten and must live, unchanged, as long as values are read. Nullopt when it
  /// is not one JSON value, or nests deeper than kDeepest; `error` and `error_offset` then say why and where. Earlier
  /// values are void. Memory: 16 bytes a value, up to three times that while it parses.
  static constexpr std::size_t kDeepest = 256;
  std::optional<Value> parse(std::string& text);
  std::string_view error() const;
  std::size_t error_offset() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace govgraph::json
