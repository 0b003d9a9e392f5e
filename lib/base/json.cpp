// SPDX-License-Identifier: Apache-2.0
#include "base/json.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/utf8.hpp"

namespace govgraph::json {
namespace {

const rapidjson::Value& raw(const void* value) { return *static_cast<const rapidjson::Value*>(value); }

std::string_view text_of(const rapidjson::Value& value) { return {value.GetString(), value.GetStringLength()}; }

rapidjson::SizeType length_of(std::string_view text) { return static_cast<rapidjson::SizeType>(text.size()); }

}  // namespace

/// RapidJSON is fast only into its own buffer; each finished value is handed on from there.
struct Writer::State {
  explicit State(std::string& target) : out(target), writer(buffer) {}

  std::string& out;
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer;

  void hand_on() {
    if (!writer.IsComplete()) return;
    out.append(buffer.GetString(), buffer.GetSize());
    buffer.Clear();
  }

  template <class Number>
  void number(Number value) {
    if (!std::isfinite(value)) value = 0;
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    writer.RawValue(digits, static_cast<std::size_t>(end - digits), rapidjson::kNumberType);
    hand_on();
  }

  void text(std::string_view text) {
    writer.String(text.data(), length_of(text));
    hand_on();
  }
};

Writer::Writer(std::string& out) : state_(std::make_unique<State>(out)) {}
Writer::~Writer() = default;

void Writer::begin_object() { state_->writer.StartObject(); }
void Writer::begin_array() { state_->writer.StartArray(); }
void Writer::key(std::string_view name) { state_->writer.Key(name.data(), length_of(name)); }

void Writer::end_object() {
  state_->writer.EndObject();
  state_->hand_on();
}

void Writer::end_array() {
  state_->writer.EndArray();
  state_->hand_on();
}

void Writer::string(std::string_view text) {
  if (utf8::is_valid(text))
    state_->text(text);
  else
    state_->text(utf8::repaired(text));
}

void Writer::integer(std::int64_t value) {
  state_->writer.Int64(value);
  state_->hand_on();
}

void Writer::boolean(bool value) {
  state_->writer.Bool(value);
  state_->hand_on();
}

void Writer::null() {
  state_->writer.Null();
  state_->hand_on();
}

void Writer::number(float value) { state_->number(value); }
void Writer::number(double value) { state_->number(value); }
void Writer::restart() { state_->writer.Reset(state_->buffer); }

bool Value::is_object() const { return raw(value_).IsObject(); }
bool Value::is_array() const { return raw(value_).IsArray(); }

std::optional<std::string_view> Value::string() const {
  const rapidjson::Value& value = raw(value_);
  return value.IsString() ? std::optional(text_of(value)) : std::nullopt;
}

std::optional<std::int64_t> Value::integer() const {
  const rapidjson::Value& value = raw(value_);
  return value.IsInt64() ? std::optional<std::int64_t>(value.GetInt64()) : std::nullopt;
}

std::optional<double> Value::number() const {
  const rapidjson::Value& value = raw(value_);
  return value.IsNumber() ? std::optional(value.GetDouble()) : std::nullopt;
}

std::optional<bool> Value::boolean() const {
  const rapidjson::Value& value = raw(value_);
  return value.IsBool() ? std::optional(value.GetBool()) : std::nullopt;
}

std::size_t Value::size() const {
  const rapidjson::Value& value = raw(value_);
  if (value.IsObject()) return value.MemberCount();
  return value.IsArray() ? value.Size() : 0;
}

std::string_view Value::key_at(std::size_t index) const {
  return text_of((raw(value_).MemberBegin() + static_cast<std::ptrdiff_t>(index))->name);
}

Value Value::at(std::size_t index) const {
  const rapidjson::Value& value = raw(value_);
  if (value.IsObject()) return Value(&(value.MemberBegin() + static_cast<std::ptrdiff_t>(index))->value);
  return Value(&value[static_cast<rapidjson::SizeType>(index)]);
}

std::optional<Value> Value::find(std::string_view key) const {
  const rapidjson::Value& value = raw(value_);
  if (!value.IsObject()) return std::nullopt;
  for (auto member = value.MemberBegin(); member != value.MemberEnd(); ++member)
    if (text_of(member->name) == key) return Value(&member->value);
  return std::nullopt;
}

std::optional<std::string_view> Value::repeated_key() const {
  if (!is_object()) return std::nullopt;
  std::vector<std::string_view> keys;
  keys.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) keys.push_back(key_at(i));
  std::sort(keys.begin(), keys.end());
  const auto at = std::adjacent_find(keys.begin(), keys.end());
  return at == keys.end() ? std::nullopt : std::optional(*at);
}

namespace {

/// Where a text nests deeper than `most`; npos where it does not. Brackets within strings do not count.
std::size_t too_deep_at(std::string_view text, std::size_t most) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      for (++i; i < text.size() && text[i] != '"'; ++i)
        if (text[i] == '\\') ++i;
    } else if ((c == '[' || c == '{') && ++depth > most) {
      return i;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return std::string_view::npos;
}

/// Whether the text ends within a sequence of UTF-8. RapidJSON takes all bytes that a sequence announces, and so some
/// beyond the zero byte that ends the text.
bool ends_in_sequence(std::string_view text) {
  const auto from_end = [&](std::size_t k) {
    return k <= text.size() ? static_cast<unsigned char>(text[text.size() - k]) : 0;
  };
  return from_end(1) >= 0x80 || from_end(2) >= 0xF0;
}

/// Where an escape \udc00 to \udfff stands without one of \ud800 to \udbff before it, which RapidJSON 1.1 takes and
/// makes bytes of that are no UTF-8; npos when nowhere.
std::size_t lone_low_surrogate_at(std::string_view text) {
  constexpr std::size_t kEscape = 6;  // bytes of \udc00
  const auto second = [&](std::size_t at, std::string_view digits) {
    const std::string_view escape = text.substr(at, kEscape);
    return escape.size() == kEscape && escape[1] == 'u' && (escape[2] == 'd' || escape[2] == 'D') &&
           digits.find(escape[3]) != std::string_view::npos;
  };
  std::size_t after_high = std::string_view::npos;
  for (std::size_t at = text.find('\\'); at != std::string_view::npos;) {
    if (second(at, "cdefCDEF") && at != after_high) return at;
    const bool high = second(at, "89abAB");
    const std::size_t next = at + (high ? kEscape : 2);
    if (high) after_high = next;
    at = text.find('\\', next);
  }
  return std::string_view::npos;
}

}  // namespace

struct Text::State {
  rapidjson::MemoryPoolAllocator<> pool{std::size_t{64} * 1024};
  std::optional<rapidjson::Document> document;
  std::string_view error;
  std::size_t error_offset = 0;

  std::nullopt_t refuse(std::string_view why, std::size_t where) {
    error = why;
    error_offset = where;
    return std::nullopt;
  }
};

Text::Text() : state_(std::make_unique<State>()) {}
Text::~Text() = default;

std::optional<Value> Text::parse(std::string& text) {
  // RapidJSON takes a zero byte for the end and would ignore what follows.
  if (const std::size_t zero = text.find('\0'); zero != std::string::npos) return state_->refuse("Zero byte.", zero);
  if (const std::size_t deep = too_deep_at(text, kDeepest); deep != std::string::npos)
    return state_->refuse("Nested too deep.", deep);
  if (ends_in_sequence(text)) return state_->refuse("Invalid encoding at the end.", text.size());
  if (const std::size_t lone = lone_low_surrogate_at(text); lone != std::string::npos)
    return state_->refuse("The second half of a surrogate pair stands alone.", lone);
  state_->document.reset();
  state_->pool.Clear();
  rapidjson::Document& document = state_->document.emplace(&state_->pool);
  constexpr unsigned kFlags =
      rapidjson::kParseInsituFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;
  document.ParseInsitu<kFlags>(text.data());
  if (document.HasParseError())
    return state_->refuse(rapidjson::GetParseError_En(document.GetParseError()), document.GetErrorOffset());
  return Value(&document);
}

std::string_view Text::error() const { return state_->error; }
std::size_t Text::error_offset() const { return state_->error_offset; }

}  // namespace govgraph::json
