// SPDX-License-Identifier: Apache-2.0
#include <signal.h>

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <utility>

#include "base/run_program.hpp"
#include "text/formats.hpp"

namespace govgraph::text {
namespace {

struct Refusal {
  std::string code, message;
};

bool says(const std::string& text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != std::string::npos; });
}

/// The first line that pdftotext says, to be put in brackets.
std::string reason(const std::string& errors) {
  constexpr std::size_t kMost = 200;
  std::string line = errors.substr(0, std::min(errors.find('\n'), kMost));
  return line.empty() ? "it does not say why" : line;
}

Refusal refusal_of_exit(const ProgramResult& result) {
  constexpr int kNotAllowed = 3;
  if (says(result.errors, {"ncorrect password", "ncorrect user password", "ncorrect owner password"}))
    return {"encrypted-pdf", "needs a password; save it without one"};
  if (result.status == kNotAllowed)
    return {"locked-pdf", "its author does not allow text to be taken out; ask for a copy that does"};
  if (says(result.errors, {"May not be a PDF"}))
    return {"broken-pdf", "is no PDF, or its beginning is gone; get it again"};
  return {"broken-pdf", "pdftotext gives up on it (exit " + std::to_string(result.status) + ", " +
                            reason(result.errors) + "); repair it or give its text"};
}

Refusal refusal_of(const ProgramResult& result, const Limits& limits) {
  switch (result.end) {
    case ProgramResult::End::kMissing:
      return {"no-pdftotext", "needs the program pdftotext to be read; install poppler-utils"};
    case ProgramResult::End::kNotStarted:
      return {"no-pdftotext",
              "pdftotext cannot be started (" + result.errors + "); close other programs and try again"};
    case ProgramResult::End::kTimeout:
      return {"pdf-timeout", "pdftotext takes more than " + std::to_string(limits.seconds) +
                                 " s over it; raise --max-seconds, split it, or give its text"};
    case ProgramResult::End::kOutput:
      return {"document-too-large", "has more than " + std::to_string(limits.text_bytes >> 20) +
                                        " MiB of text; split it into issues or pages"};
    case ProgramResult::End::kMemory:
      return {"pdf-out-of-memory",
              "pdftotext has not enough memory for it; split it, make its pictures smaller, or give its text"};
    case ProgramResult::End::kKilled:
      return {"pdf-crash", "pdftotext died of it (signal " + std::to_string(result.signal) + ", " +
                               ::strsignal(result.signal) + "); repair it or give its text"};
    case ProgramResult::End::kExited:
      break;
  }
  return refusal_of_exit(result);
}

std::size_t pages_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\f'));
}

/// The PDF comes through stdin: the bytes that were hashed are those that are read, and no name can be an option.
ProgramResult run_pdftotext(std::string_view bytes, const Limits& limits, const Cancellation& cancellation) {
  ProgramCall call;
  call.command = {"pdftotext", "-enc", "UTF-8", "-l", std::to_string(limits.pages + 1), "/dev/stdin", "-"};
  call.input = bytes;
  call.limits = {std::chrono::seconds(limits.seconds), limits.seconds, limits.memory, limits.text_bytes};
  call.cancellation = cancellation;
  return run_program(call);
}

std::optional<Refusal> fault_of(const ProgramResult& result, const Limits& limits) {
  if (result.end != ProgramResult::End::kExited || result.status != 0) return refusal_of(result, limits);
  const std::size_t pages = pages_in(result.output);
  if (pages > limits.pages)
    return Refusal{"too-many-pages", "has more than " + std::to_string(limits.pages) + " pages; split it"};
  if (result.output.find_first_not_of(" \t\r\n\f") == std::string::npos)
    return Refusal{"pdf-without-text",
                   "its " + std::to_string(pages) + (pages == 1 ? " page holds" : " pages hold") +
                       " no text, perhaps pictures of it; recognise it first (ocrmypdf, for instance)"};
  return std::nullopt;
}

}  // namespace

std::optional<std::string> text_of_pdf(std::string_view bytes, const std::string& id, const Limits& limits,
                                       const Cancellation& cancellation, Diagnostics& diagnostics) {
  ProgramResult result = run_pdftotext(bytes, limits, cancellation);
  if (auto fault = fault_of(result, limits)) {
    diagnostics.push_back({std::move(fault->code), Severity::kError, id, 0, 0, std::move(fault->message)});
    return std::nullopt;
  }
  return std::move(result.output);
}

}  // namespace govgraph::text
