// SPDX-License-Identifier: Apache-2.0
#include "base/memory_budget.hpp"

#include <algorithm>
#include <new>

namespace govgraph {

void MemoryAccount::refuse(std::size_t bytes) {
  release(bytes);
  if (refusal != nullptr) refusal(budget);
  throw std::bad_alloc();
}

MemoryBudget::MemoryBudget(std::size_t bytes, MemoryAccount::Refusal refusal) : before_(memory_account) {
  if (bytes == 0) return;
  constexpr std::size_t kMost = std::size_t{1} << 62;
  const std::int64_t limit = memory_account.used + static_cast<std::int64_t>(std::min(bytes, kMost));
  if (limit >= memory_account.limit) return;
  memory_account.limit = limit;
  memory_account.budget = bytes;
  memory_account.refusal = refusal;
}

MemoryBudget::~MemoryBudget() {
  memory_account.limit = before_.limit;
  memory_account.budget = before_.budget;
  memory_account.refusal = before_.refusal;
}

}  // namespace govgraph
