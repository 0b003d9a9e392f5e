// SPDX-License-Identifier: Apache-2.0
#include "text/decode.hpp"

#include <algorithm>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "base/utf8.hpp"

namespace govgraph::text {
namespace {

constexpr std::size_t kMostReports = 100;
// Text of another encoding breaks UTF-8 at every second character; a damaged file at far fewer.
constexpr double kFewBroken = 0.15;

bool begins_with(std::string_view bytes, std::string_view mark) { return bytes.substr(0, mark.size()) == mark; }

std::string by_mark(std::string_view bytes) {
  if (begins_with(bytes, "\xEF\xBB\xBF")) return "UTF-8";
  if (begins_with(bytes, "\xFF\xFE")) return "UTF-16LE";
  if (begins_with(bytes, "\xFE\xFF")) return "UTF-16BE";
  return {};
}

/// Whether the bytes, taken as UTF-16, are full of what no page holds: control characters and single surrogates.
bool is_noise(std::string_view bytes, bool little) {
  std::size_t bad = 0;
  bool after_high = false;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
    const unsigned unit = little ? first | second << 8 : first << 8 | second;
    const bool high = unit >= 0xD800 && unit < 0xDC00, low = unit >= 0xDC00 && unit < 0xE000;
    if (low != after_high || (unit < 0x20 && unit != '\n' && unit != '\r' && unit != '\t' && unit != '\f')) ++bad;
    after_high = high;
  }
  return bad * 100 > bytes.size() / 2;
}

/// UTF-16 without a mark: text is half zeros only where it is Latin, so line ends tell.
std::string by_zeros(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 1 << 16);
  if (sample.find('\0') == std::string_view::npos) return {};
  if (sample.find(std::string_view("\n\0", 2)) != std::string_view::npos && !is_noise(sample, true)) return "UTF-16LE";
  if (sample.find(std::string_view("\0\n", 2)) != std::string_view::npos && !is_noise(sample, false)) return "UTF-16BE";
  return "binary";
}

/// Share of bytes that break UTF-8: a few breaks in a UTF-8 file, or another encoding altogether.
double broken_share(std::string_view bytes) {
  std::size_t broken = 0, high = 0;
  const std::string_view sample = bytes.substr(0, 1 << 20);
  for (std::size_t i = 0; i < sample.size();) {
    const utf8::Step step = utf8::decode(sample, i);
    if (!step.valid) ++broken;
    if (static_cast<unsigned char>(sample[i]) >= 0x80) ++high;
    i += step.length;
  }
  return high == 0 ? 0.0 : static_cast<double>(broken) / static_cast<double>(high);
}

std::string by_detector(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(std::min<std::size_t>(bytes.size(), 1 << 16)),
                 &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    std::string name = ucsdet_getName(matches[i], &status);
    // The only ones that Chinese pages are written in; what the detector ranks above them is a guess from few bytes.
    if (name == "GB18030" || name == "Big5") return name;
  }
  return {};
}

std::optional<std::string> transcode(std::string_view bytes, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(encoding.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out(bytes.size() * 3 + 16, '\0');
  status = U_ZERO_ERROR;
  const std::int32_t length =
      ucnv_toAlgorithmic(UCNV_UTF8, from.get(), out.data(), static_cast<std::int32_t>(out.size()), bytes.data(),
                         static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(length));
  return out;
}

void report_broken(const std::string& document, std::string_view text, Diagnostics& diagnostics) {
  std::size_t reports = 0;
  for (std::size_t i = 0; i < text.size();) {
    utf8::Step step = utf8::decode(text, i);
    const std::size_t begin = i;
    while (!step.valid) {
      i += step.length;
      if (i >= text.size()) break;
      step = utf8::decode(text, i);
    }
    if (i == begin) {
      i += step.length;
    } else if (reports++ < kMostReports) {
      diagnostics.push_back(
          {"invalid-byte", Severity::kWarning, document, static_cast<std::uint32_t>(begin),
           static_cast<std::uint32_t>(i),
           std::to_string(i - begin) +
               " bytes that are no UTF-8, read as U+FFFD; give --encoding if the file is in another"});
    }
  }
}

/// As `report_broken`, of text that the converter wrote: it put U+FFFD where it could not go on.
void report_replaced(const std::string& document, std::string_view text, const std::string& encoding,
                     Diagnostics& diagnostics) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::size_t reports = 0;
  for (std::size_t i = text.find(kReplacement); i != std::string_view::npos && reports < kMostReports; ++reports) {
    std::size_t end = i;
    while (begins_with(text.substr(end), kReplacement)) end += kReplacement.size();
    diagnostics.push_back(
        {"invalid-byte", Severity::kWarning, document, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end),
         "bytes that are no " + encoding + ", read as U+FFFD; give --encoding if the file is in another"});
    i = text.find(kReplacement, end);
  }
}

void refuse(const std::string& document, const char* code, std::string message, Diagnostics& diagnostics) {
  diagnostics.push_back({code, Severity::kError, document, 0, 0, std::move(message)});
}

std::string guess(std::string_view bytes) {
  std::string name = by_mark(bytes);
  if (name.empty()) name = by_zeros(bytes);
  if (name.empty() && broken_share(bytes) < kFewBroken) name = "UTF-8";
  if (name.empty()) name = by_detector(bytes);
  return name.empty() ? "UTF-8" : name;
}

}  // namespace

std::optional<Decoded> decode(const std::string& document, std::string bytes, const std::string& encoding,
                              Diagnostics& diagnostics) {
  Decoded out;
  out.encoding = encoding.empty() ? guess(bytes) : encoding;
  if (out.encoding == "binary") {
    refuse(document, "binary-document", "holds zero bytes and is no text; give text, HTML or PDF", diagnostics);
    return std::nullopt;
  }
  if (out.encoding == "UTF-8" || out.encoding == "utf-8" || out.encoding == "utf8") {
    out.encoding = "UTF-8";
    out.utf8 = std::move(bytes);
    report_broken(document, out.utf8, diagnostics);
    return out;
  }
  auto text = transcode(bytes, out.encoding);
  if (!text) {
    refuse(document, "unknown-encoding",
           "cannot be read as " + out.encoding + "; give another --encoding, such as GB18030", diagnostics);
    return std::nullopt;
  }
  out.utf8 = std::move(*text);
  report_replaced(document, out.utf8, out.encoding, diagnostics);
  return out;
}

}  // namespace govgraph::text
