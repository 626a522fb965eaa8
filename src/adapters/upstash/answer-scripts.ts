/*
 * Lua scripts for the shared answers of a tenancy. An epoch counts purges and erasures. A writer that does not know the
 * latest gets the invalidations instead of writing. Keys: the answers; the mark of each (its size, its asker or `-`,
 * its model); when each expires; and the head: the epoch, the sum of sizes, and each subject that was invalidated
 * (`bar` in Redis) with its epoch.
 */

const COMMON = `
local answers, marks, gone, head = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local function standing(known)
  local epoch = math.max(tonumber(redis.call('HGET', head, 'epoch') or '0'), known)
  local barred = {}
  if epoch > known then
    local all = redis.call('HGETALL', head)
    for i = 1, #all, 2 do
      if string.sub(all[i], 1, 4) == 'bar ' and tonumber(all[i + 1]) > known then barred[#barred + 1] = string.sub(all[i], 5) end
    end
  end
  return epoch, barred
end
local function is_about(mark, subject)
  local asker, model = string.match(mark, '^%d+ (%S+) (.*)$')
  return subject == '*' or asker == subject or 'model:' .. model == subject
end
local function resize(by) redis.call('HINCRBY', head, 'bytes', by) end
local function drop(field)
  local mark = redis.call('HGET', marks, field)
  if mark then resize('-' .. string.match(mark, '^%d+')) end
  redis.call('HDEL', answers, field)
  redis.call('HDEL', marks, field)
  redis.call('ZREM', gone, field)
end
local function about(subject)
  local all, fields = redis.call('HGETALL', marks), {}
  for i = 1, #all, 2 do
    if is_about(all[i + 1], subject) then fields[#fields + 1] = all[i] end
  end
  return fields
end
`;

/**
 * Reads a page of answers.
 * ARGV: the known epoch, cursor, characters of a page. Returns epoch, invalidations since the known one, next cursor,
 * answers.
 */
export const READ_ANSWERS = `${COMMON}
local epoch, barred = standing(tonumber(ARGV[1]))
local cursor, found, size = ARGV[2], {}, 0
repeat
  local page = redis.call('HSCAN', answers, cursor, 'COUNT', 10)
  cursor = page[1]
  for i = 2, #page[2], 2 do
    found[#found + 1] = page[2][i]
    size = size + #page[2][i]
  end
until cursor == '0' or size >= tonumber(ARGV[3])
return { epoch, barred, cursor, found }
`;

/**
 * Adds answers, unless there are invalidations that the writer does not know. Deletes expired answers, and those that
 * expire soonest if there are too many.
 * ARGV: the known epoch, now, the most answers and bytes, then field, expiry, mark and answer in turn.
 * Returns epoch and invalidations since the known one.
 */
export const PUSH_ANSWERS = `${COMMON}
local known = tonumber(ARGV[1])
local epoch, barred = standing(known)
if epoch > known then return { epoch, barred } end
if redis.call('ZCARD', gone) == 0 then redis.call('HDEL', head, 'bytes') end
for i = 5, #ARGV, 4 do
  drop(ARGV[i])
  redis.call('ZADD', gone, ARGV[i + 1], ARGV[i])
  redis.call('HSET', marks, ARGV[i], ARGV[i + 2])
  redis.call('HSET', answers, ARGV[i], ARGV[i + 3])
  resize(string.match(ARGV[i + 2], '^%d+'))
end
for _, field in ipairs(redis.call('ZRANGEBYSCORE', gone, '-inf', ARGV[2])) do drop(field) end
while redis.call('ZCARD', gone) > tonumber(ARGV[3]) or tonumber(redis.call('HGET', head, 'bytes') or '0') > tonumber(ARGV[4]) do
  local first = redis.call('ZRANGE', gone, 0, 0)[1]
  if not first then break end
  drop(first)
end
local last = redis.call('ZRANGE', gone, -1, -1, 'WITHSCORES')[2]
if last then
  for _, key in ipairs({ answers, marks, gone }) do redis.call('PEXPIREAT', key, last) end
end
return { epoch, barred }
`;

/** The most invalidations to remember. Beyond that they become one, of everything. */
const MAX_BARRED = 1_000;

/**
 * Deletes the answers of a subject and advances the epoch.
 * ARGV: the known epoch, subject. Returns the new epoch, other invalidations since the known one, and how many answers
 * were deleted.
 */
export const INVALIDATE_ANSWERS = `${COMMON}
local epoch, barred = standing(tonumber(ARGV[1]))
epoch = epoch + 1
local fields = about(ARGV[2])
for _, field in ipairs(fields) do drop(field) end
if redis.call('HLEN', head) > ${MAX_BARRED} then
  local bytes = redis.call('HGET', head, 'bytes') or '0'
  redis.call('DEL', head)
  redis.call('HSET', head, 'bytes', bytes, 'bar *', epoch)
end
redis.call('HSET', head, 'epoch', epoch, 'bar ' .. ARGV[2], epoch)
return { epoch, barred, #fields }
`;

/** Counts the answers of a subject. ARGV: subject. */
export const COUNT_ANSWERS = `${COMMON}
return #about(ARGV[1])
`;
