/** How harmful disclosure or loss would be, most harmful first. Every store and volume names its class. */
export const dataClasses = ["critical", "high", "moderate", "low", "public"] as const;
export type DataClass = (typeof dataClasses)[number];
