// SPDX-License-Identifier: Apache-2.0
#include "model/form.hpp"

#include <algorithm>
#include <array>

namespace govgraph {
namespace {

constexpr std::array<std::string_view, 15> kNames{"news",    "notice",    "announcement", "appointment", "decision",
                                                  "honours", "roll",      "election",     "report",      "plan",
                                                  "minutes", "directory", "works",        "rules",       "letter"};
static_assert(kNames.size() == static_cast<std::size_t>(Form::kLetter) + 1);

}  // namespace

std::string_view form_name(Form form) { return kNames[static_cast<std::size_t>(form)]; }

std::optional<Form> form_named(std::string_view name) {
  const auto at = std::find(kNames.begin(), kNames.end(), name);
  return at == kNames.end() ? std::nullopt : form_numbered(static_cast<std::uint64_t>(at - kNames.begin()));
}

std::optional<Form> form_numbered(std::uint64_t number) {
  return number < kNames.size() ? std::optional(static_cast<Form>(number)) : std::nullopt;
}

}  // namespace govgraph
