// SPDX-License-Identifier: Apache-2.0
#include "text/readers.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cctype>

namespace govgraph::text {
namespace {

using How = Reader::How;

constexpr std::array kText = std::to_array<std::string_view>({".txt", ".md", ".markdown", ".text"});
constexpr std::array kHtml = std::to_array<std::string_view>({".html", ".htm", ".xhtml", ".shtml"});
constexpr std::array kPdf = std::to_array<std::string_view>({".pdf"});
constexpr std::array kRecognised = std::to_array<std::string_view>({".hocr", ".alto"});
constexpr std::array kDocx = std::to_array<std::string_view>({".docx", ".docm"});
constexpr std::array kOdt = std::to_array<std::string_view>({".odt"});
constexpr std::array kRtf = std::to_array<std::string_view>({".rtf"});
constexpr std::array kEpub = std::to_array<std::string_view>({".epub"});
constexpr std::array kXlsx = std::to_array<std::string_view>({".xlsx", ".xlsm"});
constexpr std::array kOds = std::to_array<std::string_view>({".ods"});
constexpr std::array kCsv = std::to_array<std::string_view>({".csv", ".tsv"});
constexpr std::array kJson = std::to_array<std::string_view>({".json"});
constexpr std::array kArchive = std::to_array<std::string_view>(
    {".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst"});

constexpr std::array kReaders = std::to_array<Reader>({
    {"text", "text", kText, How::kText},
    {"html", "HTML", kHtml, How::kParser},
    {"pdf", "PDF", kPdf, How::kPdf},
    {"recognised", "recognised text", kRecognised, How::kRecognised},
    {"docx", "a Word document (.docx)", kDocx, How::kParser, true},
    {"odt", "an OpenDocument text (.odt)", kOdt, How::kParser, true},
    {"rtf", "rich text (.rtf)", kRtf, How::kParser},
    {"epub", "an electronic book (.epub)", kEpub, How::kParser, true},
    {"xlsx", "a spreadsheet (.xlsx)", kXlsx, How::kParser, true},
    {"ods", "a spreadsheet (.ods)", kOds, How::kParser, true},
    {"csv", "a list (.csv)", kCsv, How::kParser},
    {"json", "JSON", kJson, How::kParser},
    {"archive", "an archive", kArchive, How::kArchive, true},
});

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string joined_endings() {
  std::string out;
  for (const Reader& reader : kReaders)
    for (const std::string_view ending : reader.endings) out.append(out.empty() ? "" : " ").append(ending);
  return out;
}

}  // namespace

std::span<const Reader> readers() { return kReaders; }

const Reader* reader_by_name(const std::filesystem::path& name) {
  const std::string file = lower(name.filename().string());
  for (const Reader& reader : kReaders)
    for (const std::string_view ending : reader.endings)
      if (file.size() > ending.size() && file.ends_with(ending)) return &reader;
  return nullptr;
}

const Reader& reader_of_kind(std::string_view kind) {
  const auto found =
      std::find_if(kReaders.begin(), kReaders.end(), [&](const Reader& each) { return each.kind == kind; });
  assert(found != kReaders.end());
  return *found;
}

const Reader& reader_by_text(std::string_view bytes) {
  std::string head(bytes.substr(0, 512));
  if (head.starts_with("\xEF\xBB\xBF")) head.erase(0, 3);
  head = lower(head.erase(0, std::min(head.find_first_not_of(" \t\r\n"), head.size())));
  const bool markup = head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<head") ||
                      (head.starts_with("<?xml") && head.find("<html") != std::string::npos);
  if (markup) return reader_of_kind("html");
  const bool json = head.starts_with("[{") || head.starts_with("{\"") || head.starts_with("[\n") ||
                    head.starts_with("{\n") || head.starts_with("[\r") || head.starts_with("{\r");
  return reader_of_kind(json && bytes.find("\"type\"") != std::string_view::npos ? "json" : "text");
}

const std::string& all_endings() {
  static const std::string kAll = joined_endings();
  return kAll;
}

}  // namespace govgraph::text
