// SPDX-License-Identifier: Apache-2.0
#include "lexicon/table.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/error.hpp"
#include "base/text_file.hpp"
#include "base/utf8.hpp"

namespace govgraph::lexicon {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestForm = 200;

Table read_table(const fs::path& path) {
  const auto category = category_named(path.stem().string());
  if (!category) {
    throw InputError(path.string() + ": no category of the lexicon has this name; name the file for one, as in " +
                     std::string(name_of(Category::kPartyOrgan)) + ".tsv");
  }
  return {path.string(), *category, read_text_file(path)};
}

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Calls `visit(line number, text)` for every line that is neither empty nor a comment.
template <typename Visit>
void for_each_line(const Table& table, Visit visit) {
  std::string_view rest = table.bytes;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = without_line_end(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line.front() == '#') continue;
    if (!utf8::is_valid(line)) fail(table, number, "is not UTF-8; save the table as UTF-8");
    visit(number, line);
  }
}

/// Cuts the first field off `line`.
std::string_view next_field(std::string_view& line) {
  const std::size_t tab = std::min(line.find('\t'), line.size());
  const std::string_view field = line.substr(0, tab);
  line.remove_prefix(std::min(tab + 1, line.size()));
  return field;
}

std::optional<std::uint32_t> parse_number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string quoted(std::string_view text) {
  std::string out("'");
  out.append(text);
  out.push_back('\'');
  return out;
}

std::string joined(std::span<const std::string_view> names) {
  std::string out;
  for (const auto name : names) out += (out.empty() ? "" : ", ") + std::string(name);
  return out;
}

std::uint8_t parse_sub(const Table& table, std::size_t line, std::string_view text) {
  if (const auto sub = sub_named(table.category, text)) return *sub;
  const auto names = sub_names(table.category);
  const std::string remedy = names.empty() ? "leave the second column empty" : "use one of: " + joined(names);
  fail(table, line, quoted(text) + " is no sub of " + std::string(name_of(table.category)) + "; " + remedy);
}

std::u32string parse_form(const Table& table, std::size_t line, std::string_view text) {
  std::u32string form = utf8::decode_all(text);
  if (form.empty()) fail(table, line, "the form is empty; write form<TAB>sub");
  if (form.size() > kLongestForm) fail(table, line, "the form is longer than 200 characters; is a tab missing?");
  if (std::ranges::any_of(form, utf8::is_space)) {
    fail(table, line, "white space inside the form " + quoted(text) + "; columns are parted by tabs");
  }
  return form;
}

std::uint32_t parse_number(const Table& table, std::size_t line, std::string_view text) {
  const auto number = parse_number(text);
  if (!number) fail(table, line, quoted(text) + " is no number from 0 to 4294967295");
  return *number;
}

}  // namespace

void fail(const Table& table, std::size_t line, const std::string& message) {
  throw InputError(table.path + ":" + std::to_string(line) + ": " + message);
}

std::vector<Table> read_tables(const fs::path& directory) {
  std::error_code error;
  std::vector<Table> tables;
  for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".tsv") tables.push_back(read_table(it->path()));
  }
  if (error) throw InputError(directory.string() + ": cannot be read as a folder of tables: " + error.message());
  std::ranges::sort(tables, {}, &Table::category);
  return tables;
}

std::vector<Row> parse_rows(const Table& table) {
  std::vector<Row> rows;
  for_each_line(table, [&](std::size_t line, std::string_view text) {
    Row row{.line = line, .form = parse_form(table, line, next_field(text))};
    row.sub = parse_sub(table, line, next_field(text));
    if (const auto number = next_field(text); !number.empty()) row.number = parse_number(table, line, number);
    if (!text.empty()) fail(table, line, "has more than three columns");
    rows.push_back(std::move(row));
  });
  return rows;
}

std::vector<DivisionRow> parse_divisions(const Table& table) {
  std::vector<DivisionRow> rows;
  for_each_line(table, [&](std::size_t line, std::string_view text) {
    const std::string_view code = next_field(text);
    if (code.size() != 2 && code.size() != 4 && code.size() != 6 && code.size() != 9) {
      fail(table, line, quoted(code) + " is no code of 2, 4, 6 or 9 digits; write code<TAB>name");
    }
    const std::string_view name = next_field(text);
    parse_form(table, line, name);
    if (!text.empty()) fail(table, line, "has more than two columns");
    rows.push_back({line, parse_number(table, line, code), std::string(name)});
  });
  return rows;
}

}  // namespace govgraph::lexicon
